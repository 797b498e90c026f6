using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;
using static GraphBff.Upstream.Tests.Errors.FailingCall;

namespace GraphBff.Upstream.Tests.Errors;

public class CallFaultsTests
{
    private const short MaxHeaderListSize = 6;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Status_BesideAnUndecodableTrailer_IsTheServices(bool isTrailersOnly)
    {
        (string, string)[] trailers = [("x-debug-bin", "*"), ("x-text", "text"), ("grpc-message", "no such book")];
        await using var library = RawLibrary.Of(async stream =>
        {
            if (isTrailersOnly)
            {
                await stream.FailAsync(5, trailers);
                return;
            }

            await stream.HeadersAsync();
            await stream.TrailersAsync("5", trailers);
        });

        var failure = await FailsAsync(library, CallFault.Status, StatusCode.NotFound);

        Assert.Equal("no such book", failure.Status.Detail);
        Assert.Equal(
            isTrailersOnly ? ["x-text"] : [],
            failure.Trailers.Select(entry => entry.Key).Where(key => key.StartsWith("x-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Status_OfAStreamBesideAnUndecodableTrailer_IsTheServices()
    {
        await using var library = RawLibrary.Of(async stream =>
        {
            await stream.HeadersAsync();
            await stream.TrailersAsync("5", ("x-debug-bin", "*"), ("grpc-message", "no such book"));
        });
        using var call = library.Client.WatchBooks(new());

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => call.ResponseStream.MoveNext(default));

        Assert.Equal((CallFault.Status, StatusCode.NotFound, "no such book"), (failure.Fault, failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Status_Received_IsTheServices()
        => await FailsAsync(CallFault.Status, StatusCode.Unimplemented, stream => stream.FailAsync(12));

    [Fact]
    public async Task Status_InTrailers_IsTheServices() => await FailsAsync(CallFault.Status, StatusCode.Cancelled, async stream =>
    {
        await stream.HeadersAsync();
        await stream.TrailersAsync("1");
    });

    [Theory]
    [InlineData(200, StatusCode.Unknown)]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task Page_OfAProxy_HasTheStatusOfGrpcsTable(int http, StatusCode status)
        => await FailsAsync(CallFault.NotGrpc, status, stream => stream.PageAsync(http));

    [Fact]
    public async Task Status_Missing_IsUnknown() => await FailsAsync(CallFault.NotGrpc, StatusCode.Unknown, async stream =>
    {
        await stream.HeadersAsync();
        await stream.EndAsync();
    });

    [Fact]
    public async Task Status_NoNumber_IsUnknown() => await FailsAsync(CallFault.Unreadable, StatusCode.Unknown, async stream =>
    {
        await stream.HeadersAsync();
        await stream.TrailersAsync("none");
    });

    [Fact]
    public async Task Message_BadUtf8_IsInternal() => await FailsAsync(CallFault.Unreadable, StatusCode.Internal, async stream =>
    {
        await stream.HeadersAsync();
        await stream.MessageAsync([10, 3, 10, 1, 0xf6]);
        await stream.TrailersAsync();
    });

    [Fact]
    public async Task Message_CutByTheService_IsInternal() => await FailsAsync(CallFault.Unreadable, StatusCode.Internal, async stream =>
    {
        await stream.HeadersAsync();
        await stream.MessageAsync([10], length: 100);
        await stream.TrailersAsync();
    });

    [Fact]
    public async Task Message_NoneWithOk_IsInternal()
        => await FailsAsync(CallFault.Unreadable, StatusCode.Internal, stream => stream.FailAsync(0));

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip")]
    public async Task Encoding_UnknownOrBroken_IsInternal(string encoding)
        => await FailsAsync(CallFault.Unreadable, StatusCode.Internal, async stream =>
        {
            await stream.HeadersAsync(("grpc-encoding", encoding));
            await stream.MessageAsync([1, 2, 3], isCompressed: true);
            await stream.TrailersAsync();
        });

    [Fact]
    public async Task Message_LargerThanTheOption_IsResponseTooLarge()
    {
        await using var library = RawLibrary.Of(
            async stream =>
            {
                await stream.HeadersAsync();
                await stream.MessageAsync([10], length: 70_000);
            },
            new UpstreamOptions { MaxResponseBytes = 65_536 });

        var failure = await FailsAsync(library, CallFault.ResponseTooLarge, StatusCode.ResourceExhausted);

        var error = UpstreamErrors.Of(failure);
        Assert.Equal((UpstreamErrorCodes.ResponseTooLarge, false), (error.Code, error.Retryable));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Metadata_LargerThanTheServiceTakes_SaysSo(bool isSaidAtFirst)
    {
        await using var library = RawLibrary.Of(new RawServer(stream => isSaidAtFirst || stream.Number > 1
            ? stream.PageAsync(431)
            : stream.AnswerAsync(new GetBookResponse()))
        {
            OnConnection = connection => connection.SettingsAsync((MaxHeaderListSize, 8192)),
        });
        if (!isSaidAtFirst)
        {
            // The handler does not wait for the settings of a new connection.
            await library.GetAsync();
        }

        var failure = await FailsAsync(
            library, CallFault.MetadataTooLarge, StatusCode.ResourceExhausted, new() { { "x-large", new string('x', 9000) } });

        var error = UpstreamErrors.Of(failure);
        Assert.Equal((UpstreamErrorCodes.MetadataTooLarge, false), (error.Code, error.Retryable));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Metadata_OfAStreamLargerThanTheServiceTakes_SaysSo(bool isSaidAtFirst)
    {
        await using var library = RawLibrary.Of(new RawServer(stream => isSaidAtFirst || stream.Number > 1
            ? stream.PageAsync(431)
            : stream.AnswerAsync(new GetBookResponse()))
        {
            OnConnection = connection => connection.SettingsAsync((MaxHeaderListSize, 8192)),
        });
        if (!isSaidAtFirst)
        {
            await library.GetAsync();
        }

        using var call = library.Client.WatchBooks(new(), new Metadata { { "x-large", new string('x', 9000) } });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal((CallFault.MetadataTooLarge, StatusCode.ResourceExhausted), (failure.Fault, failure.StatusCode));
    }

    [Fact]
    public async Task Deadline_Passed_IsOurOwn()
    {
        await using var library = RawLibrary.Of(_ => Task.CompletedTask);

        var failure = await Assert.ThrowsAsync<UpstreamException>(async () => await library.Client.GetBookAsync(
            new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(100)));

        Assert.Equal((CallFault.Ended, StatusCode.DeadlineExceeded), (failure.Fault, failure.StatusCode));
    }

    [Fact]
    public async Task Caller_Left_IsOurOwn()
    {
        using var caller = new CancellationTokenSource();
        await using var library = RawLibrary.Of(_ => caller.CancelAsync());

        var failure = await Assert.ThrowsAsync<UpstreamException>(
            async () => await library.Client.GetBookAsync(new(), cancellationToken: caller.Token));

        Assert.Equal((CallFault.Ended, StatusCode.Cancelled), (failure.Fault, failure.StatusCode));
    }
}
