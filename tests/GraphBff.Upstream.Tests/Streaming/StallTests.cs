using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class StallTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Stream_Silent_ReadFromASecondCall()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.StallTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        var start = time.GetUtcNow();
        // For HTTP/2 the stream is alive, but it sends nothing more.
        graph.Feed.Freeze();
        graph.Feed.Add();

        await Eventually.PassesAsync(time, Step, () => graph.Feed.Calls.Count == 2);
        await reader.ReadsAsync(2);

        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromMinutes(1));
        await graph.OpenAsync(1);
        Assert.Equal(1, graph.Hubs.Streams);
    }

    [Fact]
    public async Task Stream_SilentAndServiceHangs_OpenedAgainUntilItAnswers()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.StallTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        graph.Feed.Freeze();
        graph.Feed.OnOpen = (_, context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        reader.Begin();
        await Eventually.PassesAsync(time, Step, () => graph.Feed.Calls.Count == 3);

        graph.Feed.OnOpen = null;
        graph.Feed.Add();
        await Eventually.PassesAsync(time, Step, () => reader.HasNext);

        await reader.ReadsAsync(2);
        await graph.OpenAsync(1);
    }

    [Fact]
    public async Task Stream_AliveAfterAll_SecondCallIsGivenUp()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.StallTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.OnOpen = (_, context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        await Eventually.PassesAsync(time, Step, () => graph.Feed.Calls.Count == 2);

        graph.Feed.Add();

        await reader.ReadsAsync(1);
        await graph.OpenAsync(1);
        Assert.Equal(2, graph.Feed.Calls.Count);
    }

    [Fact]
    public async Task Stream_QuietWithoutTokens_LeftAlone()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(time: time);
        graph.Feed.HasTokens = false;
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();

        for (var i = 0; i < 60; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
        }

        graph.Feed.Add();
        await reader.ReadsAsync(1);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Stream_SilentAndTokenTooOld_GapAndCurrentState()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.StallTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.Freeze();
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        graph.Feed.Forget();

        reader.Begin();
        await Eventually.PassesAsync(time, Step, () => reader.HasNext);

        await reader.ReadsAsync(0, -1, -2);
    }

    [Fact]
    public async Task Stream_LastLeavesWhileItIsChecked_NothingIsLeft()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.StallTimeout = TimeSpan.FromMinutes(1), time);
        var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.OnOpen = (_, context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        await Eventually.PassesAsync(time, Step, () => graph.Feed.Calls.Count == 2);

        await reader.DisposeAsync();

        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Stream_Broken_StatusOfASecondCallDecides()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.StallTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.OnOpen = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, ""));

        reader.Begin();
        await Eventually.PassesAsync(time, Step, () => reader.HasNext);

        Assert.Equal("PERMISSION_DENIED", (await reader.ErrorAsync()).Code);
        await graph.NothingLeftAsync();
    }
}
