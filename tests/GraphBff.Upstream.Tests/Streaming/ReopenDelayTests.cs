using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Status = Grpc.Core.Status;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class ReopenDelayTests
{
    [Fact]
    public async Task Stream_FailsAgainAndAgain_DelayDoublesUpToItsMaximumAndBeginsAnewBehindAnEvent()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(
            options =>
            {
                options.ReopenDelay = TimeSpan.FromMilliseconds(100);
                options.MaxReopenDelay = TimeSpan.FromMilliseconds(1000);
            },
            time);
        await using var reader = await graph.JoinedAsync();
        await graph.AnsweredAsync();
        graph.Feed.OnOpen = (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, ""));
        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        await Eventually.PassesAsync(time, TimeSpan.FromMilliseconds(50), () => Broken(graph) == 8);

        graph.Feed.OnOpen = null;
        graph.Feed.Add();
        await Eventually.PassesAsync(time, TimeSpan.FromMilliseconds(50), () => reader.HasNext);
        await reader.ReadsAsync(1);
        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        await Eventually.TrueAsync(() => Broken(graph) == 9);

        var delays = Delays(graph);
        int[] most = [100, 200, 400, 800, 1000, 1000, 1000, 1000, 100];
        Assert.All(delays.Zip(most), pair => Assert.InRange(pair.First, pair.Second / 2, pair.Second));
        // Random, so that streams which broke together do not reopen together.
        Assert.True(delays[4..8].Distinct().Count() > 1, $"All delays are the same: {string.Join(", ", delays)}.");
    }

    [Fact]
    public async Task Stream_ServiceSaysWhenToComeBack_NotOpenedBefore()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(time: time);
        await using var reader = await graph.JoinedAsync();
        graph.Feed.OnOpen = (_, _) => throw Refusal(StatusCode.ResourceExhausted, TimeSpan.FromSeconds(30));
        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        await Eventually.PassesAsync(time, TimeSpan.FromMilliseconds(10), () => Broken(graph) == 2);

        graph.Feed.OnOpen = null;

        Assert.Contains("reopens in 30000 ms", graph.Log.Entries.Last(entry => entry.Id == 210).Message, StringComparison.Ordinal);
        var noted = time.GetUtcNow();
        await Eventually.PassesAsync(time, TimeSpan.FromSeconds(1), () => graph.Feed is { Calls.Count: 3, Open: 1 });
        Assert.True(time.GetUtcNow() - noted >= TimeSpan.FromSeconds(29));
    }

    [Theory]
    [InlineData(StatusCode.OutOfRange, "01:00:00", "UNAVAILABLE")]
    [InlineData(StatusCode.OutOfRange, "100.00:00:00", "UNAVAILABLE")]
    [InlineData(StatusCode.InvalidArgument, "01:00:00", "UNAVAILABLE")]
    [InlineData(StatusCode.ResourceExhausted, "100.00:00:00", "RESOURCE_EXHAUSTED")]
    public async Task Stream_ServiceWantsToBeLeftAloneForTooLong_EndsAtOnce(StatusCode status, string delay, string code)
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        var retryAfter = TimeSpan.Parse(delay, CultureInfo.InvariantCulture);
        graph.Feed.OnOpen = (_, _) => throw Refusal(status, retryAfter);

        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));

        var error = await reader.ErrorAsync();
        Assert.Equal((code, "feed", true, retryAfter), (error.Code, error.Service, error.Retryable, error.RetryAfter));
        Assert.Equal(2, graph.Feed.Calls.Count);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Stream_TokenTooOldAndServiceSaysWhenToComeBack_BegunAnewThen()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(time: time);
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        graph.Feed.OnOpen = (request, _) => request.ResumeToken.Length > 0
            ? throw Refusal(StatusCode.OutOfRange, TimeSpan.FromSeconds(30))
            : Task.CompletedTask;
        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        await Eventually.PassesAsync(time, TimeSpan.FromMilliseconds(10), () => Broken(graph) == 2);
        Assert.Equal(2, graph.Feed.Calls.Count);

        await Eventually.PassesAsync(time, TimeSpan.FromSeconds(1), () => reader.HasNext);

        await reader.ReadsAsync(0, -1);
    }

    private static RpcException Refusal(StatusCode status, TimeSpan retryAfter) => new Google.Rpc.Status
    {
        Code = (int)status,
        Details = { Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) }) },
    }.ToRpcException();

    private static int[] Delays(FeedGraph graph)
        => [.. graph.Log.Entries
            .Where(entry => entry.Id == 210)
            .Select(entry => int.Parse(entry.Message.Split(' ')[^2], CultureInfo.InvariantCulture))];

    private static int Broken(FeedGraph graph) => graph.Log.Entries.Count(entry => entry.Id == 210);
}
