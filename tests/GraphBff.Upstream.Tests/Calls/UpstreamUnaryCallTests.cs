using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Calls;

public class UpstreamUnaryCallTests
{
    private static UpstreamOptions Retrying => new();

    [Fact]
    public async Task Read_FirstStreamIsRefused_IsSentAgainWithItsMessage()
    {
        await using var library = RawLibrary.Of(stream => stream.Number == 1 ? stream.ResetAsync(7) : AnswerAsync(stream), Retrying);

        var book = await library.GetAsync("b7");

        Assert.Equal("b7", book.Id);
        Assert.Equal(2, library.Server.Streams.Count);
        Assert.All(library.Server.Streams, stream => Assert.Equal("b7", IdOf(stream)));
    }

    [Fact]
    public async Task Read_AboveTheLastStreamOfAGoAway_IsSentAgainWithItsMessage()
    {
        await using var library = RawLibrary.Of(
            async stream =>
            {
                if (stream.Number > 1)
                {
                    await AnswerAsync(stream);
                    return;
                }

                await stream.Connection.GoAwayAsync(lastStream: 0, code: 0);
                stream.Connection.Close();
            },
            Retrying);

        var book = await library.GetAsync("b7");

        Assert.Equal("b7", book.Id);
        Assert.Equal(2, library.Server.Streams.Count);
        Assert.All(library.Server.Streams, stream => Assert.Equal("b7", IdOf(stream)));
    }

    [Fact]
    public async Task Write_AboveTheLastStreamOfAGoAway_IsSentAgain()
    {
        await using var library = RawLibrary.Of(
            async stream =>
            {
                if (stream.Number > 1)
                {
                    await stream.AnswerAsync(new AddBookResponse { Book = new() { Id = "b1" } });
                    return;
                }

                await stream.Connection.GoAwayAsync(lastStream: 0, code: 0);
                stream.Connection.Close();
            },
            Retrying);

        Assert.Equal("b1", (await library.AddAsync()).Id);
        Assert.Equal(2, library.Server.Streams.Count);
        Assert.All(library.Server.Streams, stream => Assert.NotNull(stream.Message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(11)]
    public async Task Read_ConnectionEndsPolitely_IsSentAgain(int code)
    {
        await using var library = RawLibrary.Of(stream => stream.Number > 1 ? AnswerAsync(stream) : GoAwayAsync(stream, code), Retrying);

        var book = await library.GetAsync("b7");

        Assert.Equal("b7", book.Id);
        Assert.Equal(["b7", "b7"], library.Server.Streams.Select(IdOf));
    }

    [Fact]
    public async Task Read_StreamResetWithoutAnError_IsSentAgain()
    {
        await using var library = RawLibrary.Of(stream => stream.Number > 1 ? AnswerAsync(stream) : stream.ResetAsync(0), Retrying);

        Assert.Equal("b7", (await library.GetAsync("b7")).Id);
    }

    [Fact]
    public async Task Read_CannotBeRead_IsSentOnce()
    {
        await using var library = RawLibrary.Of(stream => stream.PageAsync(200), Retrying);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.Single(library.Server.Streams);
    }

    [Fact]
    public async Task Write_ConnectionEnds_IsSentOnce()
    {
        await using var library = RawLibrary.Of(stream => GoAwayAsync(stream, code: 0), Retrying);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.AddAsync());

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Single(library.Server.Streams);
    }

    [Fact]
    public async Task Write_StreamIsRefused_IsSentAgain()
    {
        await using var library = RawLibrary.Of(
            stream => stream.Number <= 2 ? stream.ResetAsync(7) : stream.AnswerAsync(new AddBookResponse { Book = new() { Id = "b1" } }),
            Retrying);

        var book = await library.AddAsync();

        Assert.Equal("b1", book.Id);
        Assert.Equal(3, library.Server.Streams.Count);
        Assert.All(library.Server.Streams, stream => Assert.NotNull(stream.Message));
        Assert.Equal(2, library.Log.Entries.Count(entry => entry.Id == 202));
    }

    [Fact]
    public async Task Read_FailsEachTime_IsLoggedOnceWithItsAttempts()
    {
        await using var library = RawLibrary.Of(stream => stream.FailAsync(14), Retrying);

        await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal(3, library.Server.Streams.Count);
        var line = Assert.Single(library.Log.Entries, entry => entry.Level > LogLevel.Debug);
        Assert.Contains("sent 3 times", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LongPushback_FailsAtOnce()
    {
        await using var library = RawLibrary.Of(stream => stream.FailAsync(14, ("grpc-retry-pushback-ms", "3600000")), Retrying);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Single(library.Server.Streams);
    }

    [Fact]
    public async Task Read_NotFoundWithPushback_IsSentOnce()
    {
        await using var library = RawLibrary.Of(stream => stream.FailAsync(5, ("grpc-retry-pushback-ms", "0")), Retrying);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Single(library.Server.Streams);
    }

    [Fact]
    public async Task Read_CallerLeavesWhileItWaits_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        await using var library = RawLibrary.Of(stream => stream.FailAsync(14, ("grpc-retry-pushback-ms", "3600000")), Retrying);
        var read = library.Client.GetBookAsync(new(), cancellationToken: caller.Token);
        await Eventually.TrueAsync(() => library.Log.Entries.Any(entry => entry.Id == 202));

        await caller.CancelAsync();

        var failure = await Assert.ThrowsAsync<UpstreamException>(async () => await read);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Single(library.Server.Streams);
    }

    [Fact]
    public async Task Answer_UndecodableTrailerAtDebug_IsTheAnswer()
    {
        await using var library = RawLibrary.Of(async stream =>
        {
            await stream.HeadersAsync();
            await stream.MessageAsync([10, 4, 10, 2, .. "b1"u8]);
            await stream.TrailersAsync("0", ("x-t-bin", "*"));
        });

        Assert.Equal("b1", (await library.GetAsync()).Id);
    }

    private static Task AnswerAsync(RawStream stream) => stream.AnswerAsync(new GetBookResponse { Book = new() { Id = IdOf(stream) } });

    private static async Task GoAwayAsync(RawStream stream, int code)
    {
        await stream.Connection.GoAwayAsync(stream.Id, code);
        stream.Connection.Close();
    }

    private static string IdOf(RawStream stream) => GetBookRequest.Parser.ParseFrom(stream.Message).Id;
}
