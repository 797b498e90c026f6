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
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReceiveAsync("connection_ack");
        for (var i = 0; i < 3; i++)
        {
            await client.SendAsync($$$"""{"id":"{{{i}}}","type":"subscribe","payload":{"query":"subscription { flood(size: 20000) { text } }"}}""");
        }

        await StandsStillAsync(() => meter[Sent], atLeast: 1);
        await using var other = await host.ConnectAsync();
        await other.SubscribeAsync("1", "{ hello }");
        Assert.Equal("next", (await other.ReceiveAsync()).Type);

        time.Advance(TimeSpan.FromSeconds(31));

        await Condition.HoldsAsync(() => host.Sockets() == 1 && host.Operations() == 0);
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
        await StandsStillAsync(() => meter[Sent], atLeast: 0);

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

    // Nothing tells that a socket is full but that nothing more is sent.
    private static async Task StandsStillAsync(Func<long> count, long atLeast)
    {
        var last = -1L;
        while (last != count() || last < atLeast)
        {
            last = count();
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        }
    }
}
