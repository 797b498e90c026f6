using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Hubs_Disposed_EndAllAndLeaveNothing()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var one = await graph.JoinedAsync();
        await using var two = graph.Join(filter: FeedFilter.Of("b"));
        await graph.OpenAsync(2);
        graph.Feed.Add("a");
        await Eventually.TrueAsync(() => one.HasNext);

        await graph.Hubs.DisposeAsync();

        await one.ReadsAsync(1);
        Assert.Equal("UNAVAILABLE", (await one.ErrorAsync()).Code);
        Assert.Equal("UNAVAILABLE", (await two.ErrorAsync()).Code);
        await using var late = graph.Join();
        Assert.Equal("UNAVAILABLE", (await late.ErrorAsync()).Code);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscriber_LeavesWhileItWaits_EndsAtOnce()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var stays = await graph.JoinedAsync();
        using var left = new CancellationTokenSource();
        var subscriber = graph.ForEveryone.Subscribe(Engine.Operations.Caller.Anonymous, FeedFilter.All).GetAsyncEnumerator(left.Token);
        var next = subscriber.MoveNextAsync().AsTask();

        await left.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(30)));
        await subscriber.DisposeAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => subscriber.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task Subscriber_LeftBeforeItJoined_OpensNothing()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = new FeedReader(graph.ForEveryone.Subscribe(Engine.Operations.Caller.Anonymous, FeedFilter.All));
        await reader.DisposeAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => reader.NextAsync());

        Assert.Empty(graph.Feed.Calls);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscriber_LeavesWhileItIsAuthorized_OpensNothing()
    {
        await using var graph = await FeedGraph.StartAsync();
        var allowed = new TaskCompletionSource();
        var reader = new FeedReader(graph.ForEveryone.Subscribe(
            Engine.Operations.Caller.Anonymous, FeedFilter.All, authorize: () => new ValueTask(allowed.Task)));
        reader.Begin();

        var leaving = reader.DisposeAsync();
        allowed.SetResult();
        await leaving;

        Assert.Empty(graph.Feed.Calls);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscriber_DisposedWhileItIsAuthorized_LeavesWhatItJoins()
    {
        await using var graph = await FeedGraph.StartAsync();
        var allowed = new TaskCompletionSource();
        var subscriber = graph.ForEveryone
            .Subscribe(Engine.Operations.Caller.Anonymous, FeedFilter.All, authorize: () => new ValueTask(allowed.Task))
            .GetAsyncEnumerator();
        var next = subscriber.MoveNextAsync().AsTask();

        await subscriber.DisposeAsync();
        allowed.SetResult();

        await Assert.ThrowsAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(30)));
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribers_JoinAsTheLastLeaves_AlwaysGetALivingStream()
    {
        await using var graph = await FeedGraph.StartAsync();

        // Each leaves as the next one joins.
        var previous = graph.Join();
        for (var i = 0; i < 300; i++)
        {
            var leaving = Task.Run(async () => await previous.DisposeAsync());
            var next = graph.Join();
            await leaving;
            previous = next;
        }

        // The open stream may be an abandoned one, so add events until the current one has an event.
        await Eventually.TrueAsync(() =>
        {
            graph.Feed.Add();
            return previous.HasNext;
        });
        await previous.NextAsync();
        await previous.DisposeAsync();
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribers_ComeAndGoFromManyThreads_NothingIsLeft()
    {
        await using var graph = await FeedGraph.StartAsync();
        var last = 0;
        var crowd = Enumerable.Range(0, 8).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 60; i++)
            {
                await using var reader = graph.Join(
                    currentState: random.Next(2) == 0, filter: FeedFilter.Of(random.Next(2) == 0 ? "a" : "b"));
                if (random.Next(4) == 0)
                {
                    Interlocked.Exchange(ref last, graph.Feed.Add(random.Next(2) == 0 ? "a" : "b"));
                    await Task.Yield();
                }
            }
        })).ToArray();

        await Task.WhenAll(crowd);

        await graph.NothingLeftAsync();
    }
}
