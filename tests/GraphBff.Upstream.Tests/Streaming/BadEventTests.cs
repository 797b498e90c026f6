using GraphBff.Engine.Errors;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming;

/// <summary>A bad event is an error of that event (GraphQL specification, 6.2.3.2), and never ends the stream.</summary>
public sealed class BadEventTests
{
    [Theory]
    [InlineData(FeedFlaw.Throws)]
    [InlineData(FeedFlaw.NotUtf8)]
    [InlineData(FeedFlaw.CutOff)]
    public async Task Event_CannotBeRead_ErrorOfThatEventAlone(FeedFlaw flaw)
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var one = await graph.JoinedAsync();
        await using var two = await graph.JoinedAsync();
        graph.Feed.Add();
        graph.Feed.Add(flaw: flaw);
        graph.Feed.Add();

        await one.ReadsAsync(1);
        var bad = await one.NextAsync();
        await one.ReadsAsync(3);
        await two.ReadsAsync(1, FeedReader.Bad, 3);

        var error = Assert.IsType<GraphError>(bad.Value);
        Assert.Equal(("INTERNAL", "feed", false), (error.Code, error.Service, error.Retryable));
        Assert.Equal(ScriptedFeed.Token(2), bad.ResumeToken);
        Assert.Single(graph.Feed.Calls);
    }

    [Theory]
    [InlineData(FeedFlaw.WithoutKey)]
    [InlineData(FeedFlaw.UnknownKind)]
    public async Task Event_OfANewerKindOrAboutNothing_Told(FeedFlaw flaw)
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        graph.Feed.Add(flaw: flaw);
        graph.Feed.Add();

        await reader.ReadsAsync(1, 2, 3);

        Assert.Single(graph.Feed.Calls);
        Assert.DoesNotContain(graph.Log.Entries, entry => entry.Id == 217);
    }

    [Theory]
    [InlineData(FeedFlaw.Throws)]
    [InlineData(FeedFlaw.NotUtf8)]
    public async Task Subscribe_ResumedBeforeAnEventThatCannotBeRead_LedPastIt(FeedFlaw flaw)
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add();
        graph.Feed.Add(flaw: flaw);
        graph.Feed.Add();

        await using var before = await graph.JoinedAsync(ScriptedFeed.Token(1));
        await before.ReadsAsync(FeedReader.Bad);
        Assert.Equal(ScriptedFeed.Token(2), before.LastToken);
        await using var behind = graph.Join(before.LastToken);

        await behind.ReadsAsync(3);
        await before.ReadsAsync(3);
    }

    [Theory]
    [InlineData(FeedFlaw.Throws)]
    [InlineData(FeedFlaw.NotUtf8)]
    public async Task Stream_BreaksBehindAnEventThatCannotBeRead_ResumedBehindIt(FeedFlaw flaw)
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add(flaw: flaw);
        await reader.ReadsAsync(FeedReader.Bad);

        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        graph.Feed.Add();

        await reader.ReadsAsync(2);
        Assert.Equal(["", "t1"], graph.Feed.Requests.Select(request => request.ResumeToken));
    }

    [Fact]
    public async Task Stream_WithoutTokensAndAnEventThatCannotBeRead_GoesOn()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.HasTokens = false;
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add(flaw: FeedFlaw.NotUtf8);
        graph.Feed.Add();

        await reader.ReadsAsync(FeedReader.Bad, 2);
        Assert.Single(graph.Feed.Calls);
    }

    [Theory]
    [InlineData(FeedFlaw.Throws)]
    [InlineData(FeedFlaw.NotUtf8)]
    [InlineData(FeedFlaw.WithoutKey)]
    public async Task State_OneItemCannotBeKept_ToldBeforeTheOthers(FeedFlaw flaw)
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.HasFlawedState = true;
        graph.Feed.Add("a");
        graph.Feed.Add("b", flaw: flaw);
        graph.Feed.Add("c");
        await using var first = await graph.JoinedAsync(currentState: true);

        await first.ReadsAsync(flaw == FeedFlaw.WithoutKey ? -2 : FeedReader.Bad, -1, -3);
        await using var late = await graph.JoinedAsync(currentState: true);
        await late.ReadsAsync(-1, -3);
        graph.Feed.Add("a");
        await first.ReadsAsync(4);
        await late.ReadsAsync(4);
    }

    [Fact]
    public async Task State_OneItemCannotBeTold_ErrorInItsPlaceForEachWhoJoins()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        graph.Feed.Add(FeedChanges.FragileKey);
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1, FeedReader.Bad);
        Assert.Equal(ScriptedFeed.Token(2), first.LastToken);

        await using var late = await graph.JoinedAsync(currentState: true);
        await late.ReadsAsync(-1, FeedReader.Bad);
        Assert.Equal(ScriptedFeed.Token(2), late.LastToken);
        graph.Feed.Add("b");
        await late.ReadsAsync(3);
    }

    [Fact]
    public async Task Log_ManyEventsThatCannotBeRead_OneLine()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = await graph.JoinedAsync();
        for (var i = 0; i < 20; i++)
        {
            graph.Feed.Add(flaw: FeedFlaw.Throws);
        }

        await reader.ReadsAsync([.. Enumerable.Repeat(FeedReader.Bad, 20)]);

        Assert.Single(graph.Log.Entries, entry => entry.Id == 217);
    }
}
