using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class BackpressureTests
{
    private const string Sent = "graphbff.ws.messages.sent next";

    [Fact]
    public async Task Client_ThatReadsNothing_StopsItsOwnSourcesOnlyAndIsAbortedInTime()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        using var meter = new RecordedMeter(host.Services);
        using var client = await RawWebSocket.OpenAsync(host.Endpoint(), receiveBuffer: 4096);
        await client.SendFrameAsync("""{"type":"connection_init"}""");
        await client.ReadUntilAsync("connection_ack");
        for (var i = 0; i < 3; i++)
        {
            await client.SendFrameAsync(
                $$$"""{"id":"{{{i}}}","type":"subscribe","payload":{"query":"subscription { flood(size: 20000) { text } }"}}""");
        }

        await Eventually.StopsGrowingAsync(() => meter[Sent], atLeast: 1);
        await using var other = await host.ConnectAsync();
        await other.SubscribeAsync("1", "{ hello }");
        Assert.Equal("next", (await other.ReceiveAsync()).Type);

        time.Advance(TimeSpan.FromSeconds(31));

        await Eventually.TrueAsync(() => host.Sockets() == 1 && host.Operations() == 0);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_ThatReadsAtLast_GetsEverythingInOrder()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var meter = new RecordedMeter(host.Services);
        await using var client = await host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { count(to: 2000) { text } }");
        await client.SubscribeAsync("2", "query { big(size: 4000000) }");
        await Eventually.StopsGrowingAsync(() => meter[Sent], atLeast: 0);

        var (events, big) = (0, 0);
        while (events < 2000 || big == 0)
        {
            var message = await client.ReceiveAsync();
            if (message is { Type: "next", Id: "1" })
            {
                Assert.Equal($"{++events}", message.Data.GetProperty("count").GetProperty("text").GetString());
            }
            else if (message is { Type: "next", Id: "2" })
            {
                big = message.Data.GetProperty("big").GetString()!.Length;
            }
        }

        Assert.Equal(4_000_000, big);
    }

    [Fact]
    public async Task Client_ThatReadsAtLast_IsPingedAndHasItsTimeToAnswer()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        using var meter = new RecordedMeter(host.Services);
        await using var client = await host.ConnectAsync();
        client.AnswersPings = false;
        await client.SubscribeAsync("1", "subscription { flood(size: 20000) { text } }");
        await Eventually.StopsGrowingAsync(() => meter[Sent], atLeast: 1);

        // The client was silent for so long that a ping is due, but unread events block the ping.
        time.Advance(TimeSpan.FromSeconds(26));
        await ReadUntilAsync(client, "ping");
        time.Advance(TimeSpan.FromSeconds(24));
        await client.SendAsync(new { type = "ping" });

        await ReadUntilAsync(client, "pong");
    }

    private static async Task ReadUntilAsync(WebSocketClient client, string type)
    {
        // More messages than the buffers hold.
        for (var i = 0; i < 5000; i++)
        {
            if ((await client.ReceiveAsync()).Type == type)
            {
                return;
            }
        }

        Assert.Fail($"No {type} arrived.");
    }
}
