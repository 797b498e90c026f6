using System.Net;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

/// <summary>Which paths answer for which hosts (DNS rebinding).</summary>
public sealed class AllowedHostTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/graphql?query=%7B__typename%7D")]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/ui/")]
    [InlineData("/graphql/trace")]
    [InlineData("/graphql/trace/data")]
    [InlineData("/graphql/trace/data/1")]
    [InlineData("/metrics")]
    public async Task Development_AnotherHost_IsMisdirected(string path)
    {
        await using var graph = await TestGraph.StartAsync(("environment", "Development"));

        var (own, _) = await AskAsync(graph, path, null);
        var (strange, body) = await AskAsync(graph, path, "evil.example:8080");

        Assert.NotEqual(HttpStatusCode.MisdirectedRequest, own);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, strange);
        Assert.Contains("\"HOST_NOT_ALLOWED\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Probe_ByTheAddressOfThePod_IsAnswered(string path)
    {
        await using var graph = await TestGraph.StartAsync(("AllowedHosts", "graph.example.com"));

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(graph, path, "10.1.2.3:8080")).Status);
    }

    [Theory]
    [InlineData("graph.example.com", HttpStatusCode.OK)]
    [InlineData("a.example.org:8080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Production_HostsListed_AreThoseOnly(string host, HttpStatusCode status)
    {
        await using var graph = await TestGraph.StartAsync(("AllowedHosts", "graph.example.com; *.example.org"));

        Assert.Equal(status, (await AskAsync(graph, "/graphql?query=%7B__typename%7D", host)).Status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/graphql/ui/")]
    [InlineData("/nowhere")]
    public async Task Response_OfWhateverPath_IsTakenByItsType(string path)
    {
        await using var graph = await TestGraph.StartAsync(("environment", "Development"));

        using var response = await graph.Http.GetAsync(path);

        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(TestGraph graph, string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await graph.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
