using Google.Protobuf;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Retries;

/// <summary>How often a service receives a call that it refuses.</summary>
public class RefusedCallTests
{
    private const int RefusedStream = 7;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_RefusedEachTime_IsSentThreeTimes(bool isWrite)
        => await IsSentThreeTimesAsync(isWrite, stream => stream.ResetAsync(RefusedStream));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_BehindEachGoAway_IsSentThreeTimes(bool isWrite)
        => await IsSentThreeTimesAsync(isWrite, stream => stream.Connection.GoAwayAsync(0, 0));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_RefusedOnce_IsAnswered(bool isWrite)
    {
        await using var library = RawLibrary.Of(
            stream => stream.Number == 1 ? stream.ResetAsync(RefusedStream) : stream.AnswerAsync(Answer(isWrite)),
            new UpstreamOptions());

        Assert.Equal("b1", (await CallAsync(library, isWrite)).Id);

        Assert.Equal(2, library.Server.Streams.Count);
        Assert.Equal(library.Server.Streams[0].Message, library.Server.Streams[1].Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_RefusedBehindHeaders_IsSentOnce(bool hasMessage)
    {
        await using var library = RawLibrary.Of(
            async stream =>
            {
                await stream.HeadersAsync();
                if (hasMessage)
                {
                    await stream.MessageAsync([]);
                }

                await stream.ResetAsync(RefusedStream);
            },
            new UpstreamOptions());

        await Assert.ThrowsAsync<UpstreamException>(() => library.AddAsync());

        Assert.Single(library.Server.Streams);
    }

    private static async Task IsSentThreeTimesAsync(bool isWrite, Func<RawStream, Task> refuse)
    {
        await using var library = RawLibrary.Of(refuse, new UpstreamOptions());

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => CallAsync(library, isWrite));

        Assert.Equal((CallFault.Refused, StatusCode.Unavailable, 3), (failure.Fault, failure.StatusCode, library.Server.Streams.Count));
    }

    private static Task<Book> CallAsync(RawLibrary library, bool isWrite) => isWrite ? library.AddAsync() : library.GetAsync();

    private static IMessage Answer(bool isWrite)
    {
        var book = new Book { Id = "b1" };
        return isWrite ? new AddBookResponse { Book = book } : new GetBookResponse { Book = book };
    }
}
