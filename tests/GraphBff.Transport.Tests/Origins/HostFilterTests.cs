using System.Net;
using System.Net.WebSockets;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using GraphBff.Transport.Tests.WebSockets;

namespace GraphBff.Transport.Tests.Origins;

/// <summary>A request for a host that is not the endpoint's (RFC 9110, 15.5.20).</summary>
public class HostFilterTests
{
    private const string Evil = "evil.example:8080";

    [Theory]
    [InlineData("?query=%7B+hello+%7D")]
    [InlineData("?sdl")]
    public async Task Request_OfAnotherHost_IsMisdirected(string query)
    {
        await using var host = await OpenAsync();

        var answer = await host.Client.AskAsync(HttpMethod.Get, query, headers: [("Host", Evil), ("Origin", $"http://{Evil}")]);

        Assert.Equal((HttpStatusCode.MisdirectedRequest, "HOST_NOT_ALLOWED"), (answer.Status, answer.Code));
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Request_OfAListedHost_IsAnswered()
    {
        await using var host = await OpenAsync();

        var answer = await host.Client.AskAsync(HttpMethod.Get, "?query=%7B+hello+%7D", headers: ("Host", "graph.example:8080"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Handshake_OfAnotherHost_IsMisdirected()
    {
        await using var host = await OpenAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(
            () => WebSocketClient.OpenAsync(host.Endpoint(), options => options.SetRequestHeader("Host", Evil)));

        Assert.Contains("421", refused.Message, StringComparison.Ordinal);
    }

    private static Task<GraphHost> OpenAsync()
        => GraphHost.StartAsync(options => options.AllowedHosts = ["graph.example", "127.0.0.1"]);
}
