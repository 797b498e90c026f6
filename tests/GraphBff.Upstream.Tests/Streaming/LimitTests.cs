using GraphBff.Engine.Execution;
using GraphBff.Upstream.Tests.Streaming.Feed;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class LimitTests
{
    [Fact]
    public async Task Subscribe_OneStreamTooMany_RefusedUntilOneIsClosed()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStreams = 2);
        var a = graph.Join(filter: FeedFilter.Of("a"));
        await using var b = graph.Join(filter: FeedFilter.Of("b"));
        await using var alsoB = graph.Join(filter: FeedFilter.Of("b"));
        var c = graph.Join(filter: FeedFilter.Of("c"));

        var error = await c.ErrorAsync();
        Assert.Equal(("TOO_MANY_STREAMS", true), (error.Code, error.Retryable));
        Assert.Equal(2, graph.Hubs.Groups);

        await a.DisposeAsync();
        await graph.OpenAsync(1);
        await using var again = await graph.JoinedAsync(filter: FeedFilter.Of("c"), streams: 2);
        graph.Feed.Add("c");
        await again.ReadsAsync(1);
    }

    [Fact]
    public async Task Subscribe_OneCallerHasTooMany_OthersAreServed()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStreamsPerCaller = 1);
        await using var one = Join(graph, "ada", "a");
        await using var two = Join(graph, "ada", "b");
        await using var other = Join(graph, "bob", "b");

        Assert.Equal("TOO_MANY_STREAMS", (await two.ErrorAsync()).Code);
        await graph.OpenAsync(2);
        graph.Feed.Add("b");
        await other.ReadsAsync(1);
    }

    [Fact]
    public async Task Events_MoreBytesThanAllMayKeep_OldestForgottenAndResumedByTheService()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.RingBytes = 1 << 20);
        await using var stays = await graph.JoinedAsync();
        for (int i = 1; i <= 40; i++)
        {
            graph.Feed.Add(Large(i));
            await stays.ReadsAsync(i);
        }

        Assert.InRange(graph.Hubs.Rings.Held, 15 << 16, 17 << 16);
        await using var late = await graph.JoinedAsync(ScriptedFeed.Token(30));
        Assert.Single(graph.Feed.Calls);
        await using var later = graph.Join(ScriptedFeed.Token(10));
        await later.ReadsAsync([.. Enumerable.Range(11, 30)]);
        await late.ReadsAsync([.. Enumerable.Range(31, 10)]);
        Assert.Equal(2, graph.Feed.Calls.Count);

        await stays.DisposeAsync();
        await late.DisposeAsync();
        await later.DisposeAsync();
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Events_MoreBytesThanAllMayKeepAndReadLate_NothingIsLostOfAStreamOfItsOwn()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.RingBytes = 1 << 20;
            options.MaxStateItems = 1;
        });
        for (int i = 1; i <= 60; i++)
        {
            graph.Feed.Add(Large(i));
        }

        await using var reader = graph.Join(currentState: true);
        await Eventually.TrueAsync(() => graph.Feed is { Started: 1, Calls.Count: 2 });

        await reader.ReadsAsync([.. Enumerable.Range(1, 60).Select(number => -number)]);
    }

    // 64 KiB.
    private static string Large(int number) => $"{number}".PadLeft(1 << 16);

    private static FeedReader Join(FeedGraph graph, string caller, string key)
    {
        var reader = new FeedReader(graph.PerCaller.Subscribe(new Caller(caller, []), FeedFilter.Of(key)));
        reader.Begin();
        return reader;
    }
}
