using System.Collections.Concurrent;
using System.Globalization;
using GraphBff.Testing;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Channels;

public class ConnectionTests
{
    private const int EnhanceYourCalm = 11;

    [Fact]
    public async Task Connection_PastItsLifetime_IsReplacedUnderCallsAndStreams()
    {
        var peers = new ConcurrentDictionary<string, int>();
        var written = new SemaphoreSlim(0);
        await using var host = await LibraryHost.StartAsync();
        host.Library.OnGet = (request, context) =>
        {
            peers.TryAdd(context.Peer, 0);
            return Books.One(request, context);
        };
        host.Library.OnWatch = async (_, stream, context) =>
        {
            while (true)
            {
                await written.WaitAsync(context.CancellationToken);
                await stream.WriteAsync(new WatchBooksResponse());
            }
        };
        await using var channel = TestChannel.To(host.Address, options => options.ConnectionLifetime = TimeSpan.FromSeconds(1));
        using var watch = channel.Client.WatchBooks(new());
        written.Release();
        Assert.True(await watch.ResponseStream.MoveNext());

        while (peers.Count < 3)
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => channel.GetAsync()));
        }

        written.Release();
        Assert.True(await watch.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Connection_Silent_IsProbedByTheSystem()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var host = await LibraryHost.StartAsync();
        host.Library.OnGet = Books.One;
        await using var channel = TestChannel.To(host.Address);

        await channel.GetAsync();

        // "02" is the timer of keepalive (proc(5)); the right half of a line's second address is our server's port.
        var port = new Uri(host.Address).Port.ToString("X4", CultureInfo.InvariantCulture);
        await Eventually.TrueAsync(() => File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(
                fields => fields[2].EndsWith($":{port}", StringComparison.Ordinal)
                    && fields[5].StartsWith("02:", StringComparison.Ordinal)));
        Assert.DoesNotContain(channel.Log.Entries, entry => entry.Id == 223);
    }

    [Fact]
    public async Task Pings_MoreThanTheServerAllows_ComeHalfAsOften()
    {
        // As gRPC servers do (gRFC A8).
        await using var strict = new RawServer(stream => stream.HeadersAsync())
        {
            OnPing = async (connection, payload) =>
            {
                if (connection.Number > 1)
                {
                    await connection.PongAsync(payload);
                    return;
                }

                await connection.GoAwayAsync(lastStream: 0, EnhanceYourCalm, "too_many_pings");
                connection.Close();
            },
        };
        await using var channel = TestChannel.To(strict.Address, options => options.KeepAliveInterval = TimeSpan.FromSeconds(1));

        // A quiet stream: it gets its headers, and then its connection is pinged.
        using var watch = channel.Client.WatchBooks(new());
        await Assert.ThrowsAnyAsync<RpcException>(() => watch.ResponseStream.MoveNext());
        using var again = channel.Client.WatchBooks(new());
        await again.ResponseHeadersAsync;

        Assert.Single(channel.Log.Entries, entry => entry.Id == 222);
        Assert.Equal(2, strict.Connections);
    }

    [Fact]
    public void PingInterval_Doubled_IsThatOfAHandlerOfItsOwn()
    {
        using var first = new SocketsHttpHandler { KeepAlivePingDelay = TimeSpan.FromMinutes(6), UseCookies = false };

        Assert.Equal(TimeSpan.FromMinutes(12), PingIntervals.Copy(first, 1).KeepAlivePingDelay);
        Assert.Equal(TimeSpan.FromMinutes(24), PingIntervals.Copy(first, 2).KeepAlivePingDelay);
        Assert.Equal(TimeSpan.FromDays(1), PingIntervals.Copy(first, 1000).KeepAlivePingDelay);
        Assert.False(PingIntervals.Copy(first, 1).UseCookies);
    }
}
