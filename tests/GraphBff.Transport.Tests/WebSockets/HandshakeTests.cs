using System.Net;
using System.Net.WebSockets;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphBff.Transport.Tests.WebSockets;

public class HandshakeTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Fact]
    public async Task Subprotocol_Offered_IsTaken()
    {
        await using var client = await host.OpenSocketAsync();

        Assert.Equal("graphql-transport-ws", client.Socket.SubProtocol);
    }

    [Fact]
    public async Task Subprotocol_OfferedAmongOthers_IsTaken()
    {
        await using var client = await WebSocketClient.OpenAsync(
            host.Endpoint(), options => options.AddSubProtocol("graphql-ws"), WebSocketClient.Subprotocol);

        Assert.Equal("graphql-transport-ws", client.Socket.SubProtocol);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    [InlineData("GRAPHQL-TRANSPORT-WS")]
    public async Task Subprotocol_NoneOrAnother_Closes4406(string? subprotocol)
    {
        await using var client = await WebSocketClient.OpenAsync(host.Endpoint(), subprotocol: subprotocol);

        Assert.Equal((4406, "Subprotocol not acceptable"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task RequestId_OfTheClient_IsThatOfTheSocket()
    {
        await using var client = await WebSocketClient.OpenAsync(host.Endpoint(), options =>
        {
            options.SetRequestHeader("x-request-id", "mine");
            options.CollectHttpResponseDetails = true;
        });
        await client.InitAsync();

        await client.SubscribeAsync("a", "{ nope }");
        await client.SubscribeAsync("b", "{ nope }");

        Assert.Equal(["mine"], client.Socket.HttpResponseHeaders!["x-request-id"]);
        Assert.Equal("mine.1", RequestId(await client.ReceiveAsync()));
        Assert.Equal("mine.2", RequestId(await client.ReceiveAsync()));
    }

    [Fact]
    public async Task Http2_ExtendedConnect_OpensASocket()
    {
        await using var second = await GraphHost.StartAsync(new GraphHostSetup { Protocols = HttpProtocols.Http2 });
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        await using var client = await WebSocketClient.ConnectAsync(
            second.Endpoint(),
            configure: options =>
            {
                options.HttpVersion = HttpVersion.Version20;
                options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            },
            invoker: invoker);

        await client.SubscribeToTicksAsync(second);
        second.Ticks.Publish("one");
        var next = await client.ReceiveAsync();
        await client.CloseAsync();

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"ticks":{"text":"one"}}}}""", next.Text);
        await second.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Origin_OfAnotherSite_IsRefusedWith403()
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenFromAsync(host, "https://evil.example"));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2501, (await host.Logs.WaitAsync(2501)).Id);
    }

    [Fact]
    public async Task Origin_ListedOrOwn_IsTaken()
    {
        await using var open = await GraphHost.StartAsync(new GraphHostSetup
        {
            Options = options => options.AllowedOrigins = ["https://app.example"],
        });

        await using var listed = await OpenFromAsync(open, "https://app.example");
        await using var own = await OpenFromAsync(open, open.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(WebSocketState.Open, listed.Socket.State);
        Assert.Equal(WebSocketState.Open, own.Socket.State);
    }

    [Fact]
    public async Task Socket_BeyondTheBound_IsRefusedWith503()
    {
        await using var small = await GraphHost.StartAsync(new GraphHostSetup { WebSockets = options => options.MaxSockets = 1 });
        var first = await small.OpenSocketAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(small.OpenSocketAsync);
        first.Socket.Abort();
        await small.ExpectNothingLeftAsync();
        await using var next = await small.OpenSocketAsync();

        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        Assert.Equal(WebSocketState.Open, next.Socket.State);
    }

    [Theory]
    [InlineData(
        "GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\n\r\n",
        "HTTP/1.1 400")]
    [InlineData("GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "HTTP/1.1 400")]
    public async Task Upgrade_ThatIsNoWebSocket_IsAnOrdinaryRequest(string request, string expected)
    {
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync(request);

        Assert.StartsWith(expected, await connection.ReadUntilAsync("}"), StringComparison.Ordinal);
    }

    private static Task<WebSocketClient> OpenFromAsync(GraphHost host, string origin)
        => WebSocketClient.OpenAsync(host.Endpoint(), options => options.SetRequestHeader("Origin", origin));

    private static string? RequestId(WebSocketMessage error)
        => error.Payload[0].GetProperty("extensions").GetProperty("requestId").GetString();
}
