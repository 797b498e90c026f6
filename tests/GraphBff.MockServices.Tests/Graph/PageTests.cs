using System.Text.Json;

namespace GraphBff.MockServices.Tests.Graph;

public sealed class PageTests(MockedGraphFixture fixture) : IClassFixture<MockedGraphFixture>
{
    private static readonly int Count = new MockSettings().Count;

    [Theory]
    [InlineData("users(", 7)]
    [InlineData("products(", 10)]
    [InlineData("orders(", 33)]
    [InlineData("orders(", 100)]
    public async Task Pages_OfAWholeConnection_HaveEachNodeOnce(string field, int first)
    {
        var nodes = await fixture.Mocked.AllAsync(field, "id", first);

        Assert.Equal(Count, nodes.Count);
        Assert.Equal(Count, nodes.Select(Id).Distinct().Count());
    }

    [Fact]
    public async Task Pages_OfAFilteredConnection_HaveTheNodesThatMatch()
    {
        var all = await fixture.Mocked.AllAsync("orders(", "id status");
        var paid = await fixture.Mocked.AllAsync("orders(status: PAID,", "id status", first: 4);

        var expected = all.Where(order => order.GetProperty("status").GetString() == "PAID").Select(Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, paid.Select(Id));
    }

    [Fact]
    public async Task Pages_ByAPrefix_HaveTheNodesThatBeginSo()
    {
        var all = await fixture.Mocked.AllAsync("products(", "id sku");
        var prefix = all[Count / 2].GetProperty("sku").GetString()![..3];

        var some = await fixture.Mocked.AllAsync($"products(skuPrefix: \"{prefix}\",", "id sku", first: 2);

        Assert.Equal(
            all.Where(product => product.GetProperty("sku").GetString()!.StartsWith(prefix, StringComparison.Ordinal)).Select(Id),
            some.Select(Id));
    }

    [Fact]
    public async Task Pages_OfANestedConnection_AreThoseOfTheRoot()
    {
        var users = await fixture.Mocked.AllAsync("users(", "id orders(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } }");
        var busy = users.First(user => Info(user).GetProperty("hasNextPage").GetBoolean());

        var rest = await fixture.Mocked.DataAsync(
            "query ($id: ID!, $after: String) { user(id: $id) { orders(after: $after) { nodes { id } } } }",
            new { id = Id(busy), after = Info(busy).GetProperty("endCursor").GetString() });
        var whole = await fixture.Mocked.AllAsync($"orders(userId: \"{Id(busy)}\",", "id");

        Assert.Equal(
            whole.Select(Id),
            [
                .. busy.GetProperty("orders").GetProperty("nodes").EnumerateArray().Select(Id),
                .. rest.GetProperty("user").GetProperty("orders").GetProperty("nodes").EnumerateArray().Select(Id),
            ]);
    }

    [Fact]
    public async Task Orders_OfAConnection_AreTheNewestFirst()
    {
        var times = (await fixture.Mocked.AllAsync("orders(", "createTime"))
            .Select(order => order.GetProperty("createTime").GetDateTimeOffset()).ToList();

        Assert.Equal(times.OrderDescending(), times);
    }

    private static string Id(JsonElement node) => node.GetProperty("id").GetString()!;

    private static JsonElement Info(JsonElement user) => user.GetProperty("orders").GetProperty("pageInfo");
}
