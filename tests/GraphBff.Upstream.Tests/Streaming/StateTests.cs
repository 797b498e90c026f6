using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class StateTests
{
    [Fact]
    public async Task Subscribe_WithState_StateThenEvents()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        graph.Feed.Add("a");

        await using var reader = await graph.JoinedAsync(currentState: true);
        await reader.ReadsAsync(-3, -2);
        graph.Feed.Add("b");

        await reader.ReadsAsync(4);
    }

    [Fact]
    public async Task Subscribe_WithStateLate_LatestOfEachKeyFromTheSameStream()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1, -2);
        graph.Feed.Add("b");
        graph.Feed.Add("c");
        await first.ReadsAsync(3, 4);

        await using var late = await graph.JoinedAsync(currentState: true);
        await late.ReadsAsync(-1, -3, -4);
        graph.Feed.Add("a");

        await late.ReadsAsync(5);
        await first.ReadsAsync(5);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Subscribe_WithStateLate_LastOfTheStateResumes()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1);
        graph.Feed.Add("b");
        await first.ReadsAsync(2);
        var late = await graph.JoinedAsync(currentState: true);
        var (one, two) = (await late.NextAsync(), await late.NextAsync());
        await late.DisposeAsync();
        graph.Feed.Add("a");

        await using var again = await graph.JoinedAsync(late.LastToken, currentState: true);

        Assert.Equal(("", ScriptedFeed.Token(2)), (one.ResumeToken, two.ResumeToken));
        Assert.Equal(two.ResumeToken, ((WatchFeedResponse)two.Value).ResumeToken);
        await again.ReadsAsync(3);
    }

    [Fact]
    public async Task Subscribe_WithStateLate_WhatWasRemovedIsNotPartOfIt()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1, -2);
        graph.Feed.Add("a", isRemoval: true);
        await first.ReadsAsync(3);

        await using var late = await graph.JoinedAsync(currentState: true);

        await late.ReadsAsync(-2);
    }

    [Fact]
    public async Task Subscribe_WithoutState_NotToldIt()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        await using var reader = await graph.JoinedAsync();

        graph.Feed.Add("b");

        await reader.ReadsAsync(2);
    }

    [Fact]
    public async Task Subscribe_ServiceWithoutCheckpoints_StateIsCompleteByTheFirstChange()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.HasTokens = false;
        graph.Feed.Add("a");
        await using var reader = await graph.JoinedAsync(currentState: true);

        graph.Feed.Add("b");

        await reader.ReadsAsync(-1, 2);
    }

    [Fact]
    public async Task Subscribe_StateTooLarge_StreamOfItsOwnForEachUntilItIsTold()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.MaxStateItems = 2;
            options.QueueCapacity = 2;
        });
        string[] keys = [.. Enumerable.Range(1, 50).Select(key => $"k{key}")];
        foreach (var key in keys)
        {
            graph.Feed.Add(key);
        }

        await using var one = graph.Join(currentState: true);
        await using var two = graph.Join(currentState: true);
        int[] state = [.. Enumerable.Range(1, 50).Select(number => -number)];
        await one.ReadsAsync(state);
        await two.ReadsAsync(state);
        graph.Feed.Add();

        await one.ReadsAsync(51);
        await two.ReadsAsync(51);
        one.Begin();
        two.Begin();
        await graph.OpenAsync();
        graph.Feed.Add();
        await one.ReadsAsync(52);
        await two.ReadsAsync(52);
    }

    [Fact]
    public async Task Subscribe_StateTooLargeForManyAtOnce_OneStreamInTheEnd()
    {
        const int Readers = 40;
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStateItems = 2);
        string[] keys = ["a", "b", "c", "d"];
        foreach (var key in keys)
        {
            graph.Feed.Add(key);
        }

        var readers = Enumerable.Range(0, Readers).Select(_ => graph.Join(currentState: true)).ToArray();
        foreach (var reader in readers)
        {
            await reader.ReadsAsync(-1, -2, -3, -4);
            reader.Begin();
        }

        await graph.OpenAsync();
        var calls = graph.Feed.Calls.Count;
        await using var late = graph.Join(currentState: true);
        await late.ReadsAsync(-1, -2, -3, -4);
        late.Begin();
        await graph.OpenAsync();
        Assert.Equal(calls + 1, graph.Feed.Calls.Count);
        graph.Feed.Add("a");

        foreach (var reader in readers)
        {
            await reader.ReadsAsync(5);
            await reader.DisposeAsync();
        }

        await late.ReadsAsync(5);
        await late.DisposeAsync();
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribe_StateTooLargeForTooManyAtOnce_RefusedUntilOneIsRead()
    {
        await using var graph = await FeedGraph.StartAsync(options => (options.MaxStateItems, options.MaxStateStreams) = (1, 1));
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        var opened = new TaskCompletionSource();
        graph.Feed.OnOpen = (_, _) => graph.Feed.Calls.Count > 1 ? opened.Task : Task.CompletedTask;
        await using var one = graph.Join(currentState: true);
        await Eventually.TrueAsync(() => graph.Feed.Calls.Count == 2);

        await using var two = graph.Join(currentState: true);
        var error = await two.ErrorAsync();
        Assert.Equal(("TOO_MANY_STREAMS", true), (error.Code, error.Retryable));

        opened.SetResult();
        await one.ReadsAsync(-1, -2);
        graph.Feed.Add("a");
        await one.ReadsAsync(3);
        await using var again = graph.Join(currentState: true);
        await again.ReadsAsync(-3, -2);
    }

    [Fact]
    public async Task Subscribe_StateGrewTooLarge_LateJoinerGetsAStreamOfItsOwn()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStateItems = 2);
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1, -2);
        graph.Feed.Add("c");
        await first.ReadsAsync(3);

        await using var late = graph.Join(currentState: true);
        await late.ReadsAsync(-1, -2, -3);
        graph.Feed.Add("a");

        await late.ReadsAsync(4);
        await first.ReadsAsync(4);
    }

    [Fact]
    public async Task Subscribe_WithStateWhileTheOldOneIsOutdated_WaitsForTheNewOne()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(time: time);
        graph.Feed.Add("a");
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1);
        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        graph.Feed.Add("b");
        graph.Feed.Forget();
        await Eventually.PassesAsync(time, TimeSpan.FromMilliseconds(1), () => graph.Log.Entries.Any(entry => entry.Id == 211));

        // Between the attempt that was refused and the next one.
        await using var late = graph.Join(currentState: true);
        Assert.False(late.HasNext);
        await Eventually.PassesAsync(time, TimeSpan.FromMilliseconds(1), () => late.HasNext);

        await late.ReadsAsync(-1, -2);
        await first.ReadsAsync(0, -1, -2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Subscribe_LargeStateAndSlowReader_NotTakenForASlowConsumer(bool isLate)
    {
        await using var graph = await FeedGraph.StartAsync(options => options.QueueCapacity = 4);
        int[] state = [.. Enumerable.Range(1, 100).Select(number => -number)];
        for (var i = 1; i <= 100; i++)
        {
            graph.Feed.Add($"k{i}");
        }

        var opened = new TaskCompletionSource();
        graph.Feed.OnOpen = (_, _) => opened.Task;
        await using var one = graph.Join(currentState: true);
        await using var two = graph.Join(currentState: true);
        await using var early = isLate ? null : graph.Join(currentState: true);
        opened.SetResult();
        await one.ReadsAsync(state);
        await two.ReadsAsync(state);
        await using var reader = early ?? graph.Join(currentState: true);
        await reader.ReadsAsync(-1);
        for (var i = 101; i <= 120; i++)
        {
            graph.Feed.Add();
            await one.ReadsAsync(i);
            await two.ReadsAsync(i);
        }

        await reader.ReadsAsync([.. state[1..], .. Enumerable.Range(101, 20)]);
    }
}
