using System.Net.WebSockets;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

public sealed class WebSocketTests
{
    private const string Users = "{ users(first: 1) { nodes { id } } }";

    [Theory]
    [InlineData("authorization")]
    [InlineData("Authorization")]
    [InlineData("AUTHORIZATION")]
    public async Task InitPayload_ForwardedNames_ReachTheService(string name)
    {
        await using var graph = await TestGraph.StartAsync(("Caller:ForwardedHeaders:0", "X-Tenant-Id"));
        var parameters = new Dictionary<string, object>
        {
            [name] = "Bearer payload",
            ["headers"] = new Dictionary<string, string>
            {
                ["X-TENANT-ID"] = "acme",
                ["authorization"] = "Bearer nested",
                ["x-secret"] = "no"
            },
            ["cookie"] = "session=no",
        };
        await using var client = await WebSocketClient.ConnectAsync(
            Endpoint(graph), parameters, options => options.SetRequestHeader("Authorization", "Bearer header"));

        await client.SubscribeAsync("1", Users);
        var next = await client.ReceiveAsync();

        Assert.Equal("next", next.Type);
        var headers = Assert.Single(graph.Upstream.Details).Headers;
        Assert.Equal("Bearer payload", headers.GetValue("authorization"));
        Assert.Equal("acme", headers.GetValue("x-tenant-id"));
        Assert.Null(headers.GetValue("x-secret"));
        Assert.Null(headers.GetValue("cookie"));
    }

    [Theory]
    [InlineData("authorization", true)]
    [InlineData("X-Tenant-Id", true)]
    [InlineData("retries", false)]
    public async Task InitPayload_NumberForAForwardedName_Is4400AndNoAnonymousCaller(string name, bool isRefused)
    {
        await using var graph = await TestGraph.StartAsync(("Caller:ForwardedHeaders:0", "x-tenant-id"));
        await using var client = await WebSocketClient.OpenAsync(Endpoint(graph));

        await client.SendAsync(new { type = "connection_init", payload = new Dictionary<string, int> { [name] = 1 } });

        if (isRefused)
        {
            Assert.Equal(4400, (await client.ReceiveCloseAsync()).Code);
        }
        else
        {
            Assert.Equal("connection_ack", (await client.ReceiveAsync()).Type);
        }
    }

    [Fact]
    public async Task InitPayload_None_LeavesTheHeadersOfTheRequest()
    {
        await using var graph = await TestGraph.StartAsync();
        await using var client = await WebSocketClient.ConnectAsync(Endpoint(graph), configure: options =>
        {
            options.SetRequestHeader("Authorization", "Bearer header");
            options.SetRequestHeader("x-request-id", "mine");
        });

        await client.SubscribeAsync("1", Users);
        await client.ReceiveAsync();

        var headers = Assert.Single(graph.Upstream.Details).Headers;
        Assert.Equal("Bearer header", headers.GetValue("authorization"));
        Assert.Equal("mine.1", headers.GetValue("x-request-id"));
    }

    [Theory]
    [InlineData("Bearer a\r\nx-tenant-id: b")]
    [InlineData("Bearer é")]
    [InlineData("\0")]
    public async Task InitPayload_ValueThatNoHeaderHolds_Closes4400(string value)
    {
        await using var graph = await TestGraph.StartAsync();
        await using var client = await WebSocketClient.OpenAsync(Endpoint(graph));

        await client.SendAsync(new { type = "connection_init", payload = new { authorization = value } });
        var (code, reason) = await client.ReceiveCloseAsync();

        Assert.Equal(4400, code);
        Assert.Contains("'authorization'", reason, StringComparison.Ordinal);
        Assert.Empty(graph.Upstream.Calls);
    }

    [Fact]
    public async Task Options_OfTheConfiguration_Hold()
    {
        await using var graph = await TestGraph.StartAsync(
            ("Transport:WebSockets:MaxMessageSize", "1024"), ("Transport:AllowedOrigins:0", "https://app.example"));
        await using var client = await WebSocketClient.ConnectAsync(
            Endpoint(graph), configure: options => options.SetRequestHeader("Origin", "https://app.example"));

        await client.SubscribeAsync("1", Users + new string(' ', 1024));

        Assert.Equal(1009, (await client.ReceiveCloseAsync()).Code);
        await Assert.ThrowsAsync<WebSocketException>(() => WebSocketClient.OpenAsync(
            Endpoint(graph), options => options.SetRequestHeader("Origin", "https://other.example")));
    }

    private static Uri Endpoint(TestGraph graph) => new(graph.Http.BaseAddress!, "graphql");
}
