using GraphBff.Adapters.Operations;
using GraphBff.Testing;

namespace GraphBff.Adapters.Tests.Operations;

[Collection(ProductCollection.Name)]
public sealed class AdapterDirectivesTests(GraphFixture fixture)
{
    [Fact]
    public async Task Directives_InARequest_AreNotValid()
    {
        var response = await fixture.Graph.QueryAsync("query Q @http(method: GET, route: \"/u\") { users { nodes { id } } }");

        Assert.Contains("@http", response.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_OfABrokenText_ReturnsIt() => Assert.Equal("query {", AdapterDirectives.Remove("query {"));

    [Fact]
    public void Remove_OfEachOperationFile_LeavesWhatTheAdapterRuns()
        => Assert.All(
            Directory.GetFiles(Path.Combine(Repository.Root, "schema", "operations"), "*.graphql"),
            file => Assert.DoesNotContain("@", AdapterDirectives.Remove(File.ReadAllText(file)), StringComparison.Ordinal));
}
