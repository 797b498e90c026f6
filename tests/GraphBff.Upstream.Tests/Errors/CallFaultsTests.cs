using System.Text;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Errors;

public class CallFaultsTests
{
    private const short MaxConcurrentStreams = 3;
    private const short MaxHeaderListSize = 6;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    public async Task GoAway_OfAnyCode_IsAConnectionsEnd(int code)
        => await FailsAsync(CallFault.Connection, StatusCode.Unavailable, async stream =>
        {
            await stream.Connection.GoAwayAsync(stream.Id, code);
            stream.Connection.Close();
        });

    [Theory]
    [InlineData(0, StatusCode.Unavailable)]
    [InlineData(1, StatusCode.Internal)]
    [InlineData(2, StatusCode.Internal)]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(12, StatusCode.PermissionDenied)]
    public async Task Reset_BeforeAStatus_HasTheStatusOfItsCode(int code, StatusCode status)
        => await FailsAsync(CallFault.Connection, status, stream => stream.ResetAsync(code));

    [Fact]
    public async Task Reset_Refused_IsRefused()
        => await FailsAsync(CallFault.Refused, StatusCode.Unavailable, stream => stream.ResetAsync(7));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reset_RefusedBehindHeaders_MayHaveBeenProcessed(bool hasMessage)
        => await FailsAsync(CallFault.Connection, StatusCode.Unavailable, async stream =>
        {
            await stream.HeadersAsync();
            if (hasMessage)
            {
                await stream.MessageAsync([]);
            }

            await stream.ResetAsync(7);
        });

    [Fact]
    public async Task GoAway_BeforeTheStream_IsRefused()
        => await FailsAsync(CallFault.Refused, StatusCode.Unavailable, stream => stream.Connection.GoAwayAsync(0, 0));

    [Fact]
    public async Task Connection_Closed_IsUnavailable() => await FailsAsync(CallFault.Connection, StatusCode.Unavailable, stream =>
    {
        stream.Connection.Close();
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Connection_AbortedInAMessage_IsUnavailable()
        => await FailsAsync(CallFault.Connection, StatusCode.Unavailable, async stream =>
        {
            await stream.HeadersAsync();
            await stream.MessageAsync([10], length: 100);
            stream.Connection.Abort();
        });

    [Fact]
    public async Task Connection_InvalidFrame_IsUnavailable() => await FailsAsync(CallFault.Connection, StatusCode.Unavailable, stream =>
        stream.Connection.SendAsync(RawFrame.Ping, 0, 0, new byte[3]));

    [Fact]
    public async Task Connection_Refused_IsNotConnected()
    {
        await using var library = RawLibrary.Of(_ => Task.CompletedTask);
        await library.Server.DisposeAsync();

        await FailsAsync(library, CallFault.NotConnected, StatusCode.Unavailable);
    }

    [Fact]
    public async Task Connection_NoTls_IsNotConnected()
    {
        var server = new RawServer(_ => Task.CompletedTask);
        await using var library = RawLibrary.Of(server, address: server.Address.Replace("http:", "https:", StringComparison.Ordinal));

        await FailsAsync(library, CallFault.NotConnected, StatusCode.Unavailable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connection_EndsInItsHandshake_IsUnavailable(bool isAborted)
    {
        await using var library = RawLibrary.Of(new RawServer(_ => Task.CompletedTask)
        {
            OnConnection = connection =>
            {
                if (isAborted)
                {
                    connection.Abort();
                }
                else
                {
                    connection.Close();
                }

                return Task.CompletedTask;
            },
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        // The handler does not wait for the server's settings: the call may have been sent.
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Connection_NoHttp2_IsUnavailable()
    {
        await using var library = RawLibrary.Of(new RawServer(_ => Task.CompletedTask)
        {
            OnConnection = connection => connection.SendBytesAsync(
                Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")),
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Connection_AllowsNoStreams_ProcessesNothing()
    {
        // Calls that are sent before the settings arrive are refused.
        await using var library = RawLibrary.Of(new RawServer(stream => stream.ResetAsync(7))
        {
            OnConnection = connection => connection.SettingsAsync((MaxConcurrentStreams, 0)),
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        // The settings may come before the call's headers are sent.
        Assert.True(failure.Fault is CallFault.NotConnected or CallFault.Refused, $"{failure.Fault}");
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

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
    public async Task Trailers_Malformed_AreAnUnreadableConnection()
        => await FailsAsync(CallFault.UnreadableConnection, StatusCode.Unavailable, async stream =>
        {
            await stream.HeadersAsync();
            await stream.TrailersAsync("0", (":status", "200"));
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

    [Fact]
    public async Task Stream_ConnectionEnds_IsUnavailable()
    {
        await using var library = RawLibrary.Of(async stream =>
        {
            await stream.HeadersAsync();
            await stream.Connection.GoAwayAsync(stream.Id, 0);
            stream.Connection.Close();
        });
        using var call = library.Client.WatchBooks(new());

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => call.ResponseStream.MoveNext(default));

        Assert.Equal((CallFault.Connection, StatusCode.Unavailable), (failure.Fault, failure.StatusCode));
    }

    private static async Task FailsAsync(CallFault fault, StatusCode status, Func<RawStream, Task> onStream)
    {
        await using var library = RawLibrary.Of(onStream);
        await FailsAsync(library, fault, status);
    }

    private static async Task<UpstreamException> FailsAsync(
        RawLibrary library, CallFault fault, StatusCode status, Metadata? metadata = null)
    {
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync(metadata: metadata));

        Assert.True((fault, status) == (failure.Fault, failure.StatusCode), $"{failure.Fault}, {failure.Status}");
        return failure;
    }
}
