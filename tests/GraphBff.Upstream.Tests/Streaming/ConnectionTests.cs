using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Xunit.Abstractions;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class ConnectionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Streams_MoreThanAConnectionTakes_OpenFurtherConnections()
    {
        const int Streams = 250;
        await using var graph = await FeedGraph.StartAsync();
        var readers = Enumerable.Range(0, Streams).Select(key => graph.Join(filter: FeedFilter.Of($"k{key}"))).ToArray();
        await graph.OpenAsync(Streams);

        for (var key = 0; key < Streams; key++)
        {
            graph.Feed.Add($"k{key}");
        }

        for (var key = 0; key < Streams; key++)
        {
            await readers[key].ReadsAsync(key + 1);
        }

        var connections = graph.Feed.Calls.Select(call => call.Peer).Distinct().Count();
        output.WriteLine($"{Streams} streams over {connections} connections.");
        Assert.InRange(connections, 3, 10);
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Connection_CarriesNothingAnyMore_FoundByItsPingsAndResumed()
    {
        FreezableProxy? proxy = null;
        await using var graph = await FeedGraph.StartAsync(
            options => options.OpenTimeout = TimeSpan.FromSeconds(1),
            address: host => (proxy = new FreezableProxy(host.Port)).Address,
            calls: calls => calls.KeepAliveInterval = calls.KeepAliveTimeout = TimeSpan.FromSeconds(1));
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);

        proxy!.Freeze();
        var start = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(() => graph.Log.Entries.Any(entry => entry.Id == 210));
        output.WriteLine(
            $"Found after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s, of 1 s to the ping and 1 s for its answer.");
        graph.Feed.Add();
        proxy.Thaw();

        await reader.ReadsAsync(2);
        await proxy.DisposeAsync();
    }
}
