using GraphBff.Testing;

namespace GraphBff.Adapters.Tests.Rest;

/// <summary>A request of REST passes what every request to the graph passes.</summary>
public sealed class PipelineTests
{
    [Fact]
    public async Task Get_Authorization_ReachesTheService()
    {
        await using var graph = await TestGraph.StartAsync();

        await graph.GetAsync("/api/v1/users?first=1", ("Authorization", "Bearer ada"));

        Assert.NotEmpty(graph.Upstream.Details);
        Assert.All(graph.Upstream.Details, call => Assert.Equal("Bearer ada", call.Headers.GetValue("authorization")));
    }

    [Fact]
    public async Task Get_WithAllowListOnly_RunsThoughNoManifestHasIt()
    {
        await using var graph = await TestGraph.StartAsync(
            ("Transport:Documents:Mode", "AllowListOnly"),
            ("Transport:Documents:Manifests:0", Path.Combine(Repository.Root, "tests", "e2e", "support", "manifests", "apollo.json")));

        Assert.Equal(200, (await graph.GetAsync("/api/v1/users?first=1")).Status);
    }

    [Fact]
    public async Task Get_ForAnotherHost_IsRefused()
    {
        await using var graph = await TestGraph.StartAsync(("AllowedHosts", "graph.example.com"));

        var response = await graph.GetAsync("/api/v1/users", ("Host", "evil.example"));

        Assert.Equal((421, "HOST_NOT_ALLOWED"), (response.Status, response.Code));
        Assert.Empty(graph.Upstream.Calls);
    }

    [Fact]
    public async Task Get_OfAnAllowedOrigin_MayBeReadByItsPage()
    {
        await using var graph = await TestGraph.StartAsync(("Transport:AllowedOrigins:0", "https://app.example.com"));

        var response = await graph.GetAsync("/api/v1/users?first=1", ("Origin", "https://app.example.com"));
        var other = await graph.GetAsync("/api/v1/users?first=1", ("Origin", "https://evil.example"));

        Assert.Equal("https://app.example.com", response.Header("Access-Control-Allow-Origin"));
        Assert.Contains("Link", response.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Null(other.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_LongQueryString_IsRefused()
    {
        await using var graph = await TestGraph.StartAsync(("Transport:MaxQueryStringLength", "1024"));

        var response = await graph.GetAsync($"/api/v1/users?after={new string('x', 1_024)}");

        Assert.Equal((414, "URI_TOO_LONG"), (response.Status, response.Code));
    }

    [Fact]
    public async Task Get_Traced_IsTheDataAlone()
    {
        await using var graph = await TestGraph.StartAsync(("environment", "Development"), ("Tracing:RecordAll", "true"));

        var response = await graph.GetAsync($"/api/v1/users/{RestClient.Ada}");

        Assert.Equal(RestClient.Ada, response.Json.GetProperty("id").GetString());
    }
}
