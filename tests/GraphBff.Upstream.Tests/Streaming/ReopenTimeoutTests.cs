using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class ReopenTimeoutTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Stream_DownForLong_FailsAfterTheReopenTimeout()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(options => options.ReopenTimeout = TimeSpan.FromMinutes(1), time);
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);
        var start = time.GetUtcNow();

        await graph.Host.KillAsync();
        reader.Begin();
        await Eventually.PassesAsync(time, Step, () => reader.HasNext);

        Assert.Equal("UNAVAILABLE", (await reader.ErrorAsync()).Code);
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(59));
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Stream_BreaksAgainAndAgainWithoutAnythingNew_FailsAfterTheReopenTimeout()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.ReopenTimeout = TimeSpan.FromMilliseconds(300);
            options.MaxReopenDelay = TimeSpan.FromSeconds(5);
        });
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);

        // Each time it answers with its current checkpoint. That is no progress.
        reader.Begin();
        await Eventually.TrueAsync(() =>
        {
            graph.Feed.Break(new Status(StatusCode.Internal, ""));
            return reader.HasNext;
        });

        Assert.Equal("INTERNAL", (await reader.ErrorAsync()).Code);
    }

    [Fact]
    public async Task Stream_ConnectionCutAgainAndAgain_UnavailableAfterTheReopenTimeout()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.ReopenTimeout = TimeSpan.FromMilliseconds(300);
            options.MaxReopenDelay = TimeSpan.FromSeconds(5);
        });
        await using var reader = await graph.JoinedAsync();
        graph.Feed.Add();
        await reader.ReadsAsync(1);

        reader.Begin();
        await Eventually.TrueAsync(() =>
        {
            graph.Feed.Abort();
            return reader.HasNext;
        });

        var error = await reader.ErrorAsync();
        Assert.Equal(("UNAVAILABLE", "feed", true), (error.Code, error.Service, error.Retryable));
    }
}
