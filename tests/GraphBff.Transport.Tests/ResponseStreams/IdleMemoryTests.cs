using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>How much more memory an idle subscription keeps than a bare response that waits too.</summary>
[Collection(AloneCollection.Name)]
public sealed class IdleMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task IdleSubscription_BeyondABareResponse_KeepsLittle()
    {
        var events = StreamRequests.Post("subscription { silence { text } }", StreamRequests.Events);
        var parts = StreamRequests.Post("subscription { silence { text } }", StreamRequests.ApolloSubscription);
        var bare = events.Replace("/graphql", "/bare", StringComparison.Ordinal);
        var seen = await IdleMemory.MeasureAsync(() => MeasureAsync(bare), () => MeasureAsync(events), () => MeasureAsync(parts));

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{IdleMemory.Connections} idle: a bare response {seen[0]} bytes, events {seen[1] - seen[0]} more, multipart "
            + $"{seen[2] - seen[0]} more"));
        Assert.True(seen[0] > 1024, "Nothing was measured.");
        Assert.True(seen[1] - seen[0] <= IdleMemory.Bound);
        Assert.True(seen[2] - seen[0] <= IdleMemory.Bound);
    }

    private static async Task WaitAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(":\n\n");
        await context.Response.Body.FlushAsync();
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.UnsafeRegister(
            static left => ((TaskCompletionSource)left!).TrySetResult(), left);
        await left.Task;
    }

    // Each measurement has its own host, so that no pool is left from the one before.
    private static async Task<long> MeasureAsync(string request)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            LogLevel = LogLevel.Warning,
            Pipeline = app => app.Map("/bare", bare => bare.Run(WaitAsync)),
        });
        var sockets = new List<Socket>(IdleMemory.Connections + 100);

        // The first subscriptions create what the host needs once, such as plans and pools.
        await OpenAsync(host, request, 100, sockets);
        var before = IdleMemory.Used();
        await OpenAsync(host, request, IdleMemory.Connections, sockets);
        var after = IdleMemory.Used();
        sockets.ForEach(socket => socket.Dispose());
        return (after - before) / IdleMemory.Connections;
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
}
