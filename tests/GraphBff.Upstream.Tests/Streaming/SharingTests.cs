using GraphBff.Upstream.Tests.Streaming.Feed;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class SharingTests
{
    [Fact]
    public async Task Subscribe_EqualSubscriptions_OneStreamAndAllEventsForAll()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var one = await graph.JoinedAsync(filter: FeedFilter.Of("a", "b"));
        await using var two = await graph.JoinedAsync(filter: FeedFilter.Of("b", "a", "b"));

        graph.Feed.Add("a");
        graph.Feed.Add("c");
        graph.Feed.Add("b");

        await one.ReadsAsync(1, 3);
        await two.ReadsAsync(1, 3);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Subscribe_OtherFilter_StreamOfItsOwn()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var one = graph.Join(filter: FeedFilter.Of("a"));
        await using var two = graph.Join(filter: FeedFilter.Of("b"));
        await graph.OpenAsync(2);

        graph.Feed.Add("b");
        graph.Feed.Add("a");

        await one.ReadsAsync(2);
        await two.ReadsAsync(1);
    }

    [Fact]
    public async Task Subscribe_LastLeavesQuietStream_CancelledAtOnce()
    {
        await using var graph = await FeedGraph.StartAsync();
        var one = await graph.JoinedAsync();
        var two = await graph.JoinedAsync();

        await one.DisposeAsync();
        Assert.Equal(1, graph.Feed.Open);
        await two.DisposeAsync();

        await graph.NothingLeftAsync();
    }
}
