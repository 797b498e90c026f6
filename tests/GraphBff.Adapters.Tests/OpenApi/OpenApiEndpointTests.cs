using GraphBff.Adapters.Tests.Rest;
using GraphBff.Testing;

namespace GraphBff.Adapters.Tests.OpenApi;

[Collection(ProductCollection.Name)]
public sealed class OpenApiEndpointTests(GraphFixture fixture)
{
    private const string Path = "/openapi.json";

    [Fact]
    public async Task Get_CallsNoService()
    {
        var response = await fixture.Graph.GetAsync(Path, ("Accept", "application/yaml"));

        Assert.Equal((200, "application/json", "test"), (response.Status, response.ContentType, response.Header("x-request-id")));
        Assert.Empty(fixture.Graph.Upstream.Calls);
    }

    [Fact]
    public async Task Get_WithTheTagOfTheLastResponse_IsNotModified()
    {
        var first = await fixture.Graph.GetAsync(Path);

        var second = await fixture.Graph.GetAsync(Path, ("If-None-Match", first.Header("ETag")!));

        Assert.Equal("no-cache", first.Header("Cache-Control"));
        Assert.Equal((304, ""), (second.Status, second.Text));
    }

    [Fact]
    public async Task Head_HasNoBody()
    {
        var response = await fixture.Graph.SendAsync("HEAD", Path);

        Assert.Equal((200, ""), (response.Status, response.Text));
        Assert.NotNull(response.Header("ETag"));
    }

    [Fact]
    public async Task Post_IsRefused()
    {
        var response = await fixture.Graph.SendAsync("POST", Path, "{}");

        Assert.Equal((405, "METHOD_NOT_ALLOWED", "GET, HEAD, OPTIONS"), (response.Status, response.Code, response.Header("Allow")));
    }

    [Fact]
    public async Task UnknownPath_NamesTheDescription()
        => Assert.EndsWith(
            ". /openapi.json describes them.", (await fixture.Graph.GetAsync("/api/v1/nothing")).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Get_ForAnotherHost_IsRefused()
    {
        await using var graph = await TestGraph.StartAsync(("AllowedHosts", "graph.example.com"));

        Assert.Equal(421, (await graph.GetAsync(Path, ("Host", "evil.example"))).Status);
    }

    [Fact]
    public async Task Title_IsTheOptions()
    {
        await using var graph = await TestGraph.StartAsync(("OpenApi:Title", "Shop"));

        Assert.Equal("Shop", (await Described.ReadAsync(graph)).GetProperty("info").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Disabled_IsNotServed_NorNamed()
    {
        await using var graph = await TestGraph.StartAsync(("OpenApi:Enabled", "false"));

        Assert.Equal(404, (await graph.GetAsync(Path)).Status);
        Assert.DoesNotContain(Path, (await graph.GetAsync("/api/v1/nothing")).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "true", 200)]
    [InlineData("Development", "false", 404)]
    [InlineData("Production", "true", 404)]
    public async Task Page_IsForDevelopers(string environment, string enabled, int status)
    {
        await using var graph = await TestGraph.StartAsync(("environment", environment), ("OpenApi:Enabled", enabled));

        Assert.Equal(status, (await graph.GetAsync("/scalar/")).Status);
    }

    [Fact]
    public async Task Page_ForAnotherHost_IsRefused()
    {
        await using var graph = await TestGraph.StartAsync(("environment", "Development"), ("AllowedHosts", "graph.example.com"));

        Assert.Equal(421, (await graph.GetAsync("/scalar/", ("Host", "evil.example"))).Status);
        Assert.Equal(421, (await graph.GetAsync("/scalar/scalar.js", ("Host", "evil.example"))).Status);
    }
}
