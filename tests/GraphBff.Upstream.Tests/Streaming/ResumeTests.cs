using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class ResumeTests
{
    [Fact]
    public async Task Subscribe_TokenInTheRing_ReplayedFromIt()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var stays = await graph.JoinedAsync();
        var leaves = await graph.JoinedAsync();
        graph.Feed.Add(5);
        await stays.ReadsAsync(1, 2, 3, 4, 5);
        await leaves.ReadsAsync(1, 2);
        await leaves.DisposeAsync();

        await using var again = await graph.JoinedAsync(leaves.LastToken);
        graph.Feed.Add();

        await again.ReadsAsync(3, 4, 5, 6);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Subscribe_TokenOfTheBeginning_ReplayedFromIt()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add(3);
        await using var stays = await graph.JoinedAsync();
        graph.Feed.Add(2);
        await stays.ReadsAsync(4, 5);

        await using var reader = await graph.JoinedAsync(ScriptedFeed.Token(3));

        await reader.ReadsAsync(4, 5);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Subscribe_TokenAndNobodyElse_StreamIsOpenedFromIt()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add(4);

        await using var one = await graph.JoinedAsync(ScriptedFeed.Token(2));
        await using var two = await graph.JoinedAsync(ScriptedFeed.Token(2));

        await one.ReadsAsync(3, 4);
        await two.ReadsAsync(3, 4);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Subscribe_TokenTheRingHasLost_CatchesUpAndGoesOver()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.RingCapacity = 16;
            options.QueueCapacity = 16;
        });
        await using var stays = await graph.JoinedAsync();
        graph.Feed.Add();
        await stays.ReadsAsync(1);
        for (var i = 2; i <= 40; i++)
        {
            graph.Feed.Add();
            await stays.ReadsAsync(i);
        }

        await using var again = graph.Join(ScriptedFeed.Token(1));
        await again.ReadsAsync([.. Enumerable.Range(2, 39)]);
        again.Begin();
        await graph.OpenAsync(1);
        graph.Feed.Add();

        await again.ReadsAsync(41);
        await stays.ReadsAsync(41);
        Assert.Equal(2, graph.Feed.Calls.Count);
    }

    [Fact]
    public async Task Subscribe_BeginsAnewWhileOthersCatchUp_IsNotToldWhatIsOld()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add(3);
        await using var resumed = await graph.JoinedAsync(ScriptedFeed.Token(0));

        await using var anew = graph.Join();
        await graph.OpenAsync(2);
        graph.Feed.Add();

        await anew.ReadsAsync(4);
        await resumed.ReadsAsync(1, 2, 3, 4);
        resumed.Begin();
        // Both have reached the same position, so one stream is enough.
        await graph.OpenAsync(1);
        graph.Feed.Add();
        await resumed.ReadsAsync(5);
        await anew.ReadsAsync(5);
    }

    [Fact]
    public async Task Subscribe_CaughtUpOnAQuietStream_GoesOverByACheckpoint()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        var onlyA = FeedFilter.Of("a");
        await using var stays = await graph.JoinedAsync(filter: onlyA);
        await using var resumed = graph.Join(ScriptedFeed.Token(0), filter: onlyA);
        await resumed.ReadsAsync(1);
        resumed.Begin();
        await graph.OpenAsync(2);

        graph.Feed.Checkpoint();
        await graph.OpenAsync(1);
        graph.Feed.Add("a");

        await stays.ReadsAsync(3);
        await resumed.ReadsAsync(3);
    }

    [Fact]
    public async Task Subscribe_AllResumeFromDifferentPlaces_OneStreamInTheEnd()
    {
        // As after a restart of the graph: all clients resume, and each from another event.
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add(4);
        var readers = new List<FeedReader>();
        for (var last = 4; last >= 0; last--)
        {
            readers.Add(await graph.JoinedAsync(ScriptedFeed.Token(last), streams: readers.Count + 1));
        }

        graph.Feed.Add();
        for (var last = 4; last >= 0; last--)
        {
            await readers[4 - last].ReadsAsync([.. Enumerable.Range(last + 1, 5 - last)]);
            readers[4 - last].Begin();
        }

        await graph.OpenAsync(1);
        graph.Feed.Add();
        foreach (var reader in readers)
        {
            await reader.ReadsAsync(6);
            await reader.DisposeAsync();
        }

        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribe_FirstOfThoseWhoCatchUpLeaves_OthersComeTogether()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add(2);
        var first = await graph.JoinedAsync(ScriptedFeed.Token(2));
        await using var second = await graph.JoinedAsync(ScriptedFeed.Token(1), streams: 2);
        await using var third = await graph.JoinedAsync(ScriptedFeed.Token(0), streams: 3);

        await first.DisposeAsync();
        graph.Feed.Add();

        await second.ReadsAsync(2, 3);
        await third.ReadsAsync(1, 2, 3);
        second.Begin();
        third.Begin();
        await graph.OpenAsync(1);
        graph.Feed.Add();
        await second.ReadsAsync(4);
        await third.ReadsAsync(4);
    }

    [Fact]
    public async Task Subscribe_TooManyCatchUp_JoinsWithAGap()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxCatchUpStreams = 1);
        graph.Feed.Add(3);
        await using var stays = await graph.JoinedAsync();
        await using var one = graph.Join(ScriptedFeed.Token(2));
        await graph.OpenAsync(2);

        await using var two = graph.Join(ScriptedFeed.Token(1));
        graph.Feed.Add();

        await one.ReadsAsync(3, 4);
        await two.ReadsAsync(0, 4);
        await stays.ReadsAsync(4);
    }

    [Fact]
    public async Task Subscribe_TokenTooOld_GapAndCurrentState()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        graph.Feed.Add("a");
        graph.Feed.Forget();

        await using var reader = await graph.JoinedAsync(ScriptedFeed.Token(1));
        await reader.ReadsAsync(0, -3, -2);
        graph.Feed.Add("b");

        await reader.ReadsAsync(4);
    }

    [Fact]
    public async Task Subscribe_TokenTooOldAndStateTooLarge_GapOnTheNextEvent()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.MaxStateItems = 1);
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        graph.Feed.Add("c");
        graph.Feed.Add("d");
        graph.Feed.Forget();
        await using var reader = graph.Join(ScriptedFeed.Token(1));
        await Eventually.TrueAsync(() => graph.Feed.Calls.Count == 2);

        await graph.OpenAsync();
        graph.Feed.Add("b");

        await reader.ReadsAsync(0, 5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Subscribe_TokenIsGarbage_FailsAloneAndNamesTheArgument(bool isFirst)
    {
        await using var graph = await FeedGraph.StartAsync();
        if (!isFirst)
        {
            await graph.JoinedAsync();
        }

        await using var bad = graph.Join("garbage");
        await using var good = graph.Join();
        var error = await bad.ErrorAsync();
        await graph.OpenAsync();
        graph.Feed.Add();

        Assert.Equal("BAD_RESUME_TOKEN", error.Code);
        Assert.Equal(["resumeAfter"], Assert.Single(error.FieldViolations).Path);
        await good.ReadsAsync(1);
    }

    [Fact]
    public async Task Subscribe_TokenIsHuge_RefusedWithoutACall()
    {
        await using var graph = await FeedGraph.StartAsync();

        await using var reader = graph.Join(new string('t', 5000));

        Assert.Equal("BAD_RESUME_TOKEN", (await reader.ErrorAsync()).Code);
        Assert.Empty(graph.Feed.Calls);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribe_OtherFieldIsInvalid_ErrorIsNotTheTokens()
    {
        await using var graph = await FeedGraph.StartAsync();
        var badRequest = new BadRequest
        {
            FieldViolations = { new BadRequest.Types.FieldViolation { Field = "keys", Description = "Too many." } }
        };
        graph.Feed.OnOpen = (_, _) => throw new Google.Rpc.Status
        {
            Code = (int)StatusCode.InvalidArgument,
            Details = { Any.Pack(badRequest) },
        }.ToRpcException();

        await using var reader = graph.Join("t1");
        var error = await reader.ErrorAsync();

        Assert.Equal(("INVALID_ARGUMENT", "feed"), (error.Code, error.Service));
        Assert.Equal(["keys"], Assert.Single(error.FieldViolations).Path);
    }
}
