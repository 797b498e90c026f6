using System.Text.Json;

namespace GraphBff.MockServices.Tests.Graph;

/// <summary>The mock has a value for each field that the schema has.</summary>
public sealed class EveryFieldTests(MockedGraphFixture fixture) : IClassFixture<MockedGraphFixture>
{
    private const int Depth = 5;
    private const int NodesAtOnce = 10;

    [Fact]
    public async Task Query_AllFieldsOfAllTypes_HaveValuesAndNoErrors()
    {
        var mocked = fixture.Mocked;
        var schema = await SchemaSelection.ReadAsync(mocked);
        var seen = new HashSet<string>();
        var ids = await IdsAsync(mocked);
        Assert.Equal(ids.Keys.Order(), schema.Nodes.Order());

        foreach (var connection in schema.ConnectionsOf("Query"))
        {
            SchemaSelection.Visit(
                await mocked.DataAsync($"{{ {connection}(first: 5) {{ {schema.Select(schema.TypeOf("Query", connection), Depth)} }} }}"),
                seen);
        }

        foreach (var (type, some) in ids.SelectMany(pair => pair.Value.Distinct().Chunk(NodesAtOnce).Select(chunk => (pair.Key, chunk))))
        {
            var query = $"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {type} {{ {schema.Select(type, Depth)} }} }} }}";
            SchemaSelection.Visit(await mocked.DataAsync(query, new { ids = some }), seen);
        }

        var expected = schema.Reachable("Query").Where(type => type != "Query").SelectMany(schema.FieldsOf);
        Assert.Equal("", string.Join(", ", expected.Except(seen)));
    }

    private static async Task<Dictionary<string, List<string>>> IdsAsync(MockedGraph mocked)
    {
        var orders = await mocked.AllAsync("orders(", "id customer { id } lines { product { id } } payments { id }");
        return new()
        {
            ["Order"] = [.. orders.Select(Id)],
            ["User"] = [.. orders.Select(order => Id(order.GetProperty("customer")))],
            ["Product"] = [.. orders.SelectMany(order => Items(order, "lines")).Select(line => Id(line.GetProperty("product")))],
            ["Payment"] = [.. orders.SelectMany(order => Items(order, "payments")).Select(Id)],
        };
    }

    private static string Id(JsonElement node) => node.GetProperty("id").GetString()!;

    private static JsonElement.ArrayEnumerator Items(JsonElement node, string field) => node.GetProperty(field).EnumerateArray();
}
