using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Testing;
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
    public async Task Subscribe_OneCallerHasTooManyOfWhatEveryoneShares_OthersAreServed()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStreamsPerCaller = 2);
        await using var one = JoinForEveryone(graph, "ada", "a");
        await using var two = JoinForEveryone(graph, "ada", "b");
        await using var three = JoinForEveryone(graph, "ada", "c");
        Assert.Equal("TOO_MANY_STREAMS", (await three.ErrorAsync()).Code);

        // A stream that another caller opened costs nothing, and any other caller may open the third.
        await using var other = JoinForEveryone(graph, "bob", "c");
        await using var shared = JoinForEveryone(graph, "ada", "c");
        await graph.OpenAsync(3);
        graph.Feed.Add("c");
        await other.ReadsAsync(1);
        await shared.ReadsAsync(1);
    }

    [Fact]
    public async Task Subscribe_OpenerLeavesAStreamToAnother_CountsAsTheOthers()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStreamsPerCaller = 1);
        var opener = JoinForEveryone(graph, "ada", "a");
        await using var stays = JoinForEveryone(graph, "bob", "a");
        await opener.DisposeAsync();

        await using var again = JoinForEveryone(graph, "ada", "b");
        await graph.OpenAsync(2);
        await using var tooMany = JoinForEveryone(graph, "bob", "c");

        Assert.Equal("TOO_MANY_STREAMS", (await tooMany.ErrorAsync()).Code);
        await stays.DisposeAsync();
        await again.DisposeAsync();
        await graph.NothingLeftAsync();
        await using var afterwards = JoinForEveryone(graph, "bob", "c");
        await graph.OpenAsync(1);
    }

    [Fact]
    public async Task Subscribe_StateTooLargeForOneCallersStreams_OthersAreServed()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.MaxStateItems = 1;
            options.MaxStreamsPerCaller = 2;
        });
        graph.Feed.HasTokens = false;
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        var readers = Enumerable.Range(0, 6).Select(reader => JoinForEveryone(graph, reader < 5 ? "ada" : "bob", key: null)).ToArray();
        foreach (var reader in readers)
        {
            reader.Begin();
        }

        await Eventually.TrueAsync(() => Array.TrueForAll(readers, reader => reader.HasNext));
        var outcomes = await Task.WhenAll(readers.Select(OutcomeAsync));

        Assert.Equal("-1", outcomes[5]);
        Assert.Equal(3, outcomes.Count(outcome => outcome == "TOO_MANY_STREAMS"));
        Assert.Equal(3, graph.Hubs.Hubs);
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Events_MoreBytesThanAllMayKeep_OldestForgottenAndResumedByTheService()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.RingBytes = 1 << 20);
        await using var stays = await graph.JoinedAsync();
        for (var i = 1; i <= 40; i++)
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
        for (var i = 1; i <= 60; i++)
        {
            graph.Feed.Add(Large(i));
        }

        await using var reader = graph.Join(currentState: true);
        await Eventually.TrueAsync(() => graph.Feed is { Started: 1, Calls.Count: 2 });

        await reader.ReadsAsync([.. Enumerable.Range(1, 60).Select(number => -number)]);
    }

    // 64 KiB.
    private static string Large(int number) => $"{number}".PadLeft(1 << 16);

    private static FeedReader JoinForEveryone(FeedGraph graph, string caller, string? key)
    {
        var filter = key is null ? FeedFilter.All : FeedFilter.Of(key);
        var reader = new FeedReader(graph.ForEveryone.Subscribe(new Caller(caller, []), filter, currentState: key is null));
        reader.Begin();
        return reader;
    }

    private static async Task<string> OutcomeAsync(FeedReader reader)
    {
        try
        {
            await reader.ReadsAsync(-1);
            return "-1";
        }
        catch (GraphException exception)
        {
            return exception.Error.Code;
        }
    }

    private static FeedReader Join(FeedGraph graph, string caller, string key)
    {
        var reader = new FeedReader(graph.PerCaller.Subscribe(new Caller(caller, []), FeedFilter.Of(key)));
        reader.Begin();
        return reader;
    }
}
