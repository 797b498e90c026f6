using System.Text;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;
using static GraphBff.Upstream.Tests.Errors.FailingCall;

namespace GraphBff.Upstream.Tests.Errors;

public class ConnectionFaultsTests
{
    private const short MaxConcurrentStreams = 3;

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

    [Fact]
    public async Task Trailers_Malformed_AreAnUnreadableConnection()
        => await FailsAsync(CallFault.UnreadableConnection, StatusCode.Unavailable, async stream =>
        {
            await stream.HeadersAsync();
            await stream.TrailersAsync("0", (":status", "200"));
        });

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
}
