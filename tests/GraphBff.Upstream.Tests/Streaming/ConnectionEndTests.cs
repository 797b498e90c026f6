using Google.Protobuf;
using GraphBff.Upstream.Tests.Raw;
using GraphBff.Upstream.Tests.Streaming.Feed;

namespace GraphBff.Upstream.Tests.Streaming;

/// <summary>Subscribers do not notice the end of a connection or the reset of a stream, whatever its code.</summary>
public sealed class ConnectionEndTests
{
    private const int TooManyPings = 11;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(TooManyPings)]
    [InlineData(12)]
    public async Task Connection_EndsByGoAway_ResumedWithoutLoss(int code) => await EndsAsync(
        hasTokens: true,
        async stream =>
        {
            await stream.Connection.GoAwayAsync(stream.Id, code);
            stream.Connection.Close();
        },
        2);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(TooManyPings)]
    [InlineData(12)]
    public async Task Stream_Reset_ResumedWithoutLoss(int code) => await EndsAsync(hasTokens: true, stream => stream.ResetAsync(code), 2);

    [Fact]
    public async Task Connection_EndsByTooManyPingsWithoutTokens_GapIsTold() => await EndsAsync(
        hasTokens: false,
        async stream =>
        {
            await stream.Connection.GoAwayAsync(stream.Id, TooManyPings);
            stream.Connection.Close();
        },
        0,
        2);

    /// <summary>Reads the first event, ends the stream, and reads the second event from the next one.</summary>
    private static async Task EndsAsync(bool hasTokens, Func<RawStream, Task> end, params int[] expected)
    {
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async stream =>
        {
            var token = hasTokens ? ScriptedFeed.Token(stream.Number) : "";
            var change = new WatchFeedResponse { Kind = FeedKind.Change, Key = "a", Number = stream.Number, ResumeToken = token };
            await stream.HeadersAsync();
            await stream.MessageAsync(change.ToByteArray());
            if (stream.Number == 1)
            {
                await isRead.Task;
                await end(stream);
            }
        });
        await using var graph = await FeedGraph.StartAsync(address: _ => server.Address);
        await using var reader = graph.Join();
        await reader.ReadsAsync(1);

        isRead.SetResult();

        await reader.ReadsAsync(expected);
        Assert.Equal(hasTokens ? "t1" : "", WatchFeedRequest.Parser.ParseFrom(server.Streams[1].Message).ResumeToken);
    }
}
