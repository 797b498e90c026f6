using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Xunit.Abstractions;

namespace GraphBff.Upstream.Tests.Streaming;

[Collection(Alone.Name)]
public sealed class ScaleTests(ITestOutputHelper output)
{
    private const int Many = 10_000;

    [Fact]
    public async Task Subscribers_TenThousand_OneStreamAndEveryEventForAll()
    {
        await using var graph = await FeedGraph.StartAsync();
        const int Events = 200;
        using var left = new CancellationTokenSource();
        var source = graph.ForEveryone.Subscribe(Caller.Anonymous, FeedFilter.All);

        var readers = Enumerable.Range(0, Many).Select(_ => ReadAsync(source, Events, left.Token)).ToArray();
        await graph.OpenAsync();
        graph.Feed.Add(Events);
        var sums = await Task.WhenAll(readers).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(sums, sum => Assert.Equal(Events * (Events + 1) / 2, sum));
        Assert.Single(graph.Feed.Calls);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribers_TenThousandLeave_StreamIsCancelledWithinASecond()
    {
        await using var graph = await FeedGraph.StartAsync();
        using var left = new CancellationTokenSource();
        var subscribers = Join(graph, left.Token);
        await graph.OpenAsync();

        await left.CancelAsync();
        var start = TimeProvider.System.GetTimestamp();
        await graph.NothingLeftAsync();
        var took = TimeProvider.System.GetElapsedTime(start);

        output.WriteLine($"Cancelled {took.TotalMilliseconds:F0} ms after the last of {subscribers.Length} had left.");
        Assert.True(took < TimeSpan.FromSeconds(1), $"It took {took}.");
    }

    [Fact]
    public async Task Subscriber_Idle_CostsUnderAKilobyte()
    {
        // The median, so that memory which earlier tests release late affects one round only.
        long[] rounds = [await MeasureIdleAsync(), await MeasureIdleAsync(), await MeasureIdleAsync()];
        var bytes = rounds.Order().ElementAt(1);

        output.WriteLine($"{bytes} bytes an idle subscriber, its pending read and its cancellation included.");
        Assert.InRange(bytes, 50, 1000);
    }

    private static async Task<long> MeasureIdleAsync()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var first = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        using var left = new CancellationTokenSource();
        var before = Used();

        var subscribers = Join(graph, left.Token);

        var bytes = (Used() - before) / subscribers.Length;
        GC.KeepAlive(subscribers);
        await left.CancelAsync();
        await first.DisposeAsync();
        await graph.NothingLeftAsync();
        return bytes;
    }

    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static (IAsyncEnumerator<SubscriptionEvent> Subscriber, Task<bool> Next)[] Join(
        FeedGraph graph, CancellationToken cancellationToken)
    {
        var source = graph.ForEveryone.Subscribe(Caller.Anonymous, FeedFilter.All);
        return [.. Enumerable.Range(0, Many).Select(_ =>
        {
            var subscriber = source.GetAsyncEnumerator(cancellationToken);
            return (subscriber, subscriber.MoveNextAsync().AsTask());
        })];
    }

    private static async Task<long> ReadAsync(IAsyncEnumerable<SubscriptionEvent> source, int count, CancellationToken cancellationToken)
    {
        long sum = 0;
        await foreach (var next in source.WithCancellation(cancellationToken))
        {
            sum += ((WatchFeedResponse)next.Value).Number;
            if (--count == 0)
            {
                break;
            }
        }

        return sum;
    }
}
