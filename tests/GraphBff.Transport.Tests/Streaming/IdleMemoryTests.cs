using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace GraphBff.Transport.Tests.Streaming;

/// <summary>What an idle subscription keeps beyond a bare response of the server that waits as well.</summary>
[Collection(AloneCollection.Name)]
public sealed class IdleMemoryTests(ITestOutputHelper output)
{
    // Twice the bar of 3 KiB, which the load driver holds in a process of its own and with optimization: here both ends live in one process,
    // whose pools and tables are counted too, and each method that waits has an object more.
    private const int Bound = 6 * 1024;

    // Both ends of each connection are files of this process.
    private static readonly int Subscribers = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is null ? 2_000 : 8_000;

    [Fact]
    public async Task IdleSubscription_BeyondABareResponse_KeepsLittle()
    {
        var events = StreamRequests.Post("subscription { silence { text } }", StreamRequests.Events);
        var parts = StreamRequests.Post("subscription { silence { text } }", StreamRequests.ApolloSubscription);
        var bare = events.Replace("/graphql", "/bare", StringComparison.Ordinal);

        // Once for what the process keeps for its sockets, such as tables that grow.
        await MeasureAsync(bare);
        long[] least = [long.MaxValue, long.MaxValue, long.MaxValue];
        for (var round = 0; round < 2; round++)
        {
            least[0] = Math.Min(least[0], await MeasureAsync(bare));
            least[1] = Math.Min(least[1], await MeasureAsync(events));
            least[2] = Math.Min(least[2], await MeasureAsync(parts));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Subscribers} idle: a bare response {least[0]} bytes, events {least[1] - least[0]} more, multipart {least[2] - least[0]} more"));
        Assert.True(least[0] > 1024, "Nothing was measured.");
        Assert.True(least[1] - least[0] <= Bound);
        Assert.True(least[2] - least[0] <= Bound);
    }

    private static async Task WaitAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(":\n\n");
        await context.Response.Body.FlushAsync();
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.UnsafeRegister(static left => ((TaskCompletionSource)left!).TrySetResult(), left);
        await left.Task;
    }

    // Each time a host of its own, so that no pool is left from the time before.
    private static async Task<long> MeasureAsync(string request)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            LogLevel = LogLevel.Warning,
            Pipeline = app => app.Map("/bare", bare => bare.Run(WaitAsync)),
        });
        var sockets = new List<Socket>(Subscribers + 100);

        // What is made once, such as plans and pools.
        await OpenAsync(host, request, 100, sockets);
        var before = Used();
        await OpenAsync(host, request, Subscribers, sockets);
        var after = Used();
        sockets.ForEach(socket => socket.Dispose());
        return (after - before) / Subscribers;
    }

    private static async Task OpenAsync(GraphHost host, string request, int count, List<Socket> sockets)
    {
        var bytes = Encoding.Latin1.GetBytes(request);
        var received = new byte[1024];
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port);
            await socket.SendAsync(bytes);
            Assert.NotEqual(0, await socket.ReceiveAsync(received));
            sockets.Add(socket);
        }
    }

    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
