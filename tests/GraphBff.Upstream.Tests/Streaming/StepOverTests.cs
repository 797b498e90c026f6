using GraphBff.Engine.Errors;
using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Streaming;

/// <summary>Messages that cannot be received, and answers of something other than the service.</summary>
public sealed class StepOverTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Event_TooLarge_ToldAtOnceAndSteppedOver(bool canResume)
    {
        await using var graph = await StartAsync();
        graph.Feed.HasTokens = canResume;
        await using var one = await graph.JoinedAsync();
        await using var two = await graph.JoinedAsync();
        graph.Feed.Add();
        await one.ReadsAsync(1);

        graph.Feed.Add(flaw: FeedFlaw.TooLarge);
        var bad = await one.NextAsync();
        await Eventually.TrueAsync(() => graph.Feed is { Started: 1, Calls.Count: 2 });
        graph.Feed.Add();

        await one.ReadsAsync(0, 3);
        await two.ReadsAsync(1, FeedReader.Bad, 0, 3);
        var error = Assert.IsType<GraphError>(bad.Value);
        Assert.Equal(("RESPONSE_TOO_LARGE", "feed", false), (error.Code, error.Service, error.Retryable));
        Assert.All(graph.Feed.Requests, request => Assert.Equal(("", false), (request.ResumeToken, request.IncludeCurrentState)));
    }

    [Fact]
    public async Task Event_TooLarge_WhoNeedsTheStateReadsItFromAnotherStream()
    {
        await using var graph = await StartAsync();
        graph.Feed.Add("a");
        await using var first = await graph.JoinedAsync(currentState: true);
        await first.ReadsAsync(-1);
        graph.Feed.Add("b", flaw: FeedFlaw.TooLarge);
        await first.ReadsAsync(FeedReader.Bad);
        await Eventually.TrueAsync(() => graph.Feed is { Started: 1, Calls.Count: 2 });
        graph.Feed.Add("a");
        await first.ReadsAsync(0, 3);

        await using var late = graph.Join(currentState: true);
        await late.ReadsAsync(-3);
        late.Begin();
        await graph.OpenAsync();
        graph.Feed.Add("a");

        await late.ReadsAsync(4);
        await first.ReadsAsync(4);
    }

    [Fact]
    public async Task Subscribe_ResumedBeforeAnEventThatIsTooLarge_ErrorThenWhatComesNow()
    {
        await using var graph = await StartAsync();
        graph.Feed.Add();
        graph.Feed.Add(flaw: FeedFlaw.TooLarge);
        await using var reader = graph.Join(ScriptedFeed.Token(1));
        await reader.ReadsAsync(FeedReader.Bad);
        await Eventually.TrueAsync(() => graph.Feed is { Started: 1, Calls.Count: 2 });

        graph.Feed.Add();

        await reader.ReadsAsync(0, 3);
    }

    [Fact]
    public async Task State_OneItemTooLarge_EndsAtOnce()
    {
        await using var graph = await StartAsync();
        graph.Feed.HasFlawedState = true;
        graph.Feed.Add("a");
        graph.Feed.Add("b", flaw: FeedFlaw.TooLarge);

        await using var reader = graph.Join(currentState: true);

        Assert.Equal("RESPONSE_TOO_LARGE", (await reader.ErrorAsync()).Code);
        Assert.Single(graph.Feed.Calls);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Stream_UnknownEncoding_EndsAtOnce()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.OnOpen = async (_, context) =>
        {
            var response = context.GetHttpContext().Response;
            response.Headers["grpc-encoding"] = "zstd";
            await response.BodyWriter.WriteAsync(new byte[] { 1, 0, 0, 0, 1, 0 }, context.CancellationToken);
        };

        await using var reader = graph.Join();

        var error = await reader.ErrorAsync();
        Assert.Equal(("INTERNAL", "feed", false), (error.Code, error.Service, error.Retryable));
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Stream_PageOfAProxyWhereItWasOpen_ResumedWithoutLoss()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        graph.Feed.OnOpen = (_, context) => graph.Feed.Calls.Count < 4 ? PageAsync(context) : Task.CompletedTask;

        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        graph.Feed.Add();

        await reader.ReadsAsync(2);
        Assert.Equal(["", "t1", "t1", "t1"], graph.Feed.Requests.Select(request => request.ResumeToken));
    }

    [Fact]
    public async Task Stream_PageOfAProxyForLong_UnavailableAfterTheReopenTimeout()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.ReopenTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        graph.Feed.OnOpen = (_, context) => PageAsync(context);
        reader.Begin();

        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        await Eventually.PassesAsync(time, Step, () => reader.HasNext);

        var error = await reader.ErrorAsync();
        Assert.Equal(("UNAVAILABLE", "feed", true), (error.Code, error.Service, error.Retryable));
    }

    [Fact]
    public async Task Stream_PageOfAProxyWhereItNeverWasOpen_EndsAtOnce()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.Feed.OnOpen = (_, context) => PageAsync(context);

        await using var reader = graph.Join();

        Assert.Equal("UNIMPLEMENTED", (await reader.ErrorAsync()).Code);
    }

    [Fact]
    public async Task Stream_MethodIsGone_Ends()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        graph.Feed.OnOpen = (_, _) => throw new RpcException(new Status(StatusCode.Unimplemented, ""));

        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));

        Assert.Equal("UNIMPLEMENTED", (await reader.ErrorAsync()).Code);
        Assert.Equal(2, graph.Feed.Calls.Count);
    }

    private static Task<FeedGraph> StartAsync() => FeedGraph.StartAsync(calls: options => options.MaxResponseBytes = 1 << 20);

    private static async Task PageAsync(ServerCallContext context)
    {
        var response = context.GetHttpContext().Response;
        (response.StatusCode, response.ContentType) = (404, "text/html");
        await response.WriteAsync("<html>", context.CancellationToken);
        throw new RpcException(new Status(StatusCode.Unimplemented, ""));
    }
}
