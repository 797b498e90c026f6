using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class CompressionTests
{
    private const string Header = "Sec-WebSocket-Extensions";

    [Fact]
    public async Task Compression_Offered_IsNotTakenByDefault()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await ConnectAsync(host);

        Assert.False(client.Socket.HttpResponseHeaders!.ContainsKey(Header));
    }

    [Fact]
    public async Task Compression_On_IsTakenWhereOffered()
    {
        await using var host = await StartAsync();
        await using var client = await ConnectAsync(host);
        await using var plain = await host.ConnectAsync();

        foreach (var each in new[] { client, plain })
        {
            await each.SubscribeAsync("1", "query($t: String) { echo(text: $t) }", new { t = new string('x', 100_000) });
            Assert.Equal(100_000, (await each.ReceiveAsync()).Data.GetProperty("echo").GetString()!.Length);
        }

        Assert.StartsWith("permessage-deflate", client.Socket.HttpResponseHeaders![Header].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_ThatInflatesBeyondTheBound_Closes1009()
    {
        await using var host = await StartAsync();
        await using var client = await ConnectAsync(host);

        await client.SendTextAsync("\"" + new string('x', 5_000_000) + "\"");

        Assert.Equal(1009, (await client.ReceiveCloseAsync()).Code);
        await host.ExpectNothingLeftAsync();
    }

    private static Task<GraphHost> StartAsync()
        => GraphHost.StartAsync(new GraphHostSetup { WebSockets = options => options.Compression = true });

    private static Task<WebSocketClient> ConnectAsync(GraphHost host)
        => WebSocketClient.ConnectAsync(host.Endpoint(), configure: options =>
        {
            options.DangerousDeflateOptions = new();
            options.CollectHttpResponseDetails = true;
        });
}
