using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Xunit.Abstractions;

namespace GraphBff.Upstream.Tests.Streaming;

[Collection(Alone.Name)]
public sealed class RestartTests(ITestOutputHelper output)
{
    private const int Subscribers = 1000;
    private const int Restarts = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Service_KilledTenTimesUnderAThousandSubscribers_NothingIsLostUntold(bool canResume)
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.HasTokens = canResume;
        using var left = new CancellationTokenSource();
        var source = graph.ForEveryone.Subscribe(Caller.Anonymous, FeedFilter.All);
        var readers = Enumerable.Range(0, Subscribers).Select(_ => ReadAsync(source, left.Token)).ToArray();
        await graph.OpenAsync();
        using var stopped = new CancellationTokenSource();
        var events = AddAsync(graph.Feed, stopped.Token);

        for (var i = 0; i < Restarts; i++)
        {
            var calls = graph.Feed.Calls.Count;
            await graph.Host.KillAsync();
            var lost = graph.Feed.Log.Count + 3;
            await Eventually.TrueAsync(() => graph.Feed.Log.Count > lost);
            await graph.Host.StartAsync();
            await Eventually.TrueAsync(() => graph.Feed.Open == 1 && graph.Feed.Calls.Count > calls);
            var next = graph.Feed.Log.Count + 3;
            await Eventually.TrueAsync(() => graph.Feed.Log.Count > next);
        }

        await stopped.CancelAsync();
        await events;
        graph.Feed.Add("last");
        var seen = await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(60));

        output.WriteLine($"{graph.Feed.Log.Count} events, {seen[0].Gaps} gaps each.");
        Assert.All(seen, one => Assert.Equal("", one.Fault));
        // Two outages without an event between them are one gap.
        Assert.All(seen, one => Assert.InRange(one.Gaps, canResume ? 0 : 1, canResume ? 0 : Restarts));
        await graph.NothingLeftAsync();
    }

    /// <summary>Reads up to the last event. Each event follows the one before it or has a gap.</summary>
    private static async Task<(int Gaps, string Fault)> ReadAsync(
        IAsyncEnumerable<SubscriptionEvent> source, CancellationToken cancellationToken)
    {
        var gaps = 0;
        var last = 0;
        await foreach (var next in source.WithCancellation(cancellationToken))
        {
            var message = (WatchFeedResponse)next.Value;
            gaps += next.IsGap ? 1 : 0;
            if (message.Number <= last || (message.Number != last + 1 && last > 0 && !next.IsGap))
            {
                return (gaps, $"{message.Number} came after {last}.");
            }

            last = message.Number;
            if (message.Key == "last")
            {
                break;
            }
        }

        return (gaps, "");
    }

    private static async Task AddAsync(ScriptedFeed feed, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            feed.Add();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }
}
