using System.Globalization;
using System.Net.WebSockets;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace GraphBff.Transport.Tests.WebSockets;

/// <summary>What an idle socket with a subscription keeps beyond a bare WebSocket of the server that waits as well.</summary>
[Collection(AloneCollection.Name)]
public class IdleMemoryTests(ITestOutputHelper output)
{
    // Twice the bar of 3 KiB, which the load driver holds in a process of its own and with optimization: here both ends live in one process,
    // whose pools and tables are counted too, and each method that waits has an object more.
    private const int Bound = 6 * 1024;

    // Both ends of each connection are files of this process.
    private static readonly int Subscribers = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is null ? 2_000 : 8_000;

    [Fact]
    public async Task IdleSocket_BeyondABareOne_KeepsLittle()
    {
        // Once for what the process keeps for its sockets, such as tables that grow.
        await MeasureAsync(OpenBareAsync);
        var (without, with) = (long.MaxValue, long.MaxValue);
        for (var round = 0; round < 2; round++)
        {
            without = Math.Min(without, await MeasureAsync(OpenBareAsync));
            with = Math.Min(with, await MeasureAsync(SubscribeAsync));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Subscribers} idle: a bare socket {without} bytes, one with a subscription {with}: {with - without} more"));
        Assert.True(without > 1024, "Nothing was measured.");
        Assert.True(with - without <= Bound);
    }

    private static async Task WaitAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The client left.
        }
    }

    // Each time a host of its own, so that no pool is left from the time before.
    private static async Task<long> MeasureAsync(Func<GraphHost, Task<RawWebSocket>> open)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            LogLevel = LogLevel.Warning,
            Pipeline = app => app.Map("/bare", bare => bare
                .UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan })
                .Run(WaitAsync)),
        });
        var clients = new List<RawWebSocket>(Subscribers + 100);

        // What is made once, such as plans and pools.
        for (var i = 0; i < 100; i++)
        {
            clients.Add(await open(host));
        }

        var before = Used();
        for (var i = 0; i < Subscribers; i++)
        {
            clients.Add(await open(host));
        }

        var after = Used();
        clients.ForEach(client => client.Dispose());
        return (after - before) / Subscribers;
    }

    private static Task<RawWebSocket> OpenBareAsync(GraphHost host) => RawWebSocket.OpenAsync(new Uri(host.Address, "bare"));

    private static async Task<RawWebSocket> SubscribeAsync(GraphHost host)
    {
        var client = await RawWebSocket.OpenAsync(host.Endpoint());
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.SendAsync(
            """{"id":"b3cc6af6-1d53-4a1c-8c2f-6f6fbbd1a1a3","type":"subscribe","payload":{"query":"subscription { silence { text } }"}}""");
        await client.SendAsync("""{"type":"ping"}""");
        await client.ReceiveAsync("pong");
        return client;
    }

    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
