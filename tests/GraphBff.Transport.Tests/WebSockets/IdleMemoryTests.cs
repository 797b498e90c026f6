using System.Globalization;
using System.Net.WebSockets;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace GraphBff.Transport.Tests.WebSockets;

/// <summary>How much more memory an idle socket with a subscription keeps than a bare WebSocket that waits too.</summary>
[Collection(AloneCollection.Name)]
public class IdleMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task IdleSocket_BeyondABareOne_KeepsLittle()
    {
        var seen = await IdleMemory.MeasureAsync(() => MeasureAsync(OpenBareAsync), () => MeasureAsync(SubscribeAsync));
        var (without, with) = (seen[0], seen[1]);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{IdleMemory.Connections} idle: a bare socket {without} bytes, one with a subscription {with}: {with - without} more"));
        Assert.True(without > 1024, "Nothing was measured.");
        Assert.True(with - without <= IdleMemory.Bound);
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

    // Each measurement has its own host, so that no pool is left from the one before.
    private static async Task<long> MeasureAsync(Func<GraphHost, Task<RawConnection>> open)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            LogLevel = LogLevel.Warning,
            Pipeline = app => app.Map("/bare", bare => bare
                .UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan })
                .Run(WaitAsync)),
        });
        var clients = new List<RawConnection>(IdleMemory.Connections + 100);

        // The first sockets create what the host needs once, such as plans and pools.
        for (var i = 0; i < 100; i++)
        {
            clients.Add(await open(host));
        }

        var before = IdleMemory.Used();
        for (var i = 0; i < IdleMemory.Connections; i++)
        {
            clients.Add(await open(host));
        }

        var after = IdleMemory.Used();
        clients.ForEach(client => client.Dispose());
        return (after - before) / IdleMemory.Connections;
    }

    private static Task<RawConnection> OpenBareAsync(GraphHost host) => RawWebSocket.OpenAsync(new Uri(host.Address, "bare"));

    private static async Task<RawConnection> SubscribeAsync(GraphHost host)
    {
        var client = await RawWebSocket.OpenAsync(host.Endpoint());
        await client.SendFrameAsync("""{"type":"connection_init"}""");
        await client.SendFrameAsync(
            """{"id":"b3cc6af6-1d53-4a1c-8c2f-6f6fbbd1a1a3","type":"subscribe","payload":{"query":"subscription { silence { text } }"}}""");
        await client.SendFrameAsync("""{"type":"ping"}""");
        await client.ReadUntilAsync("pong");
        return client;
    }
}
