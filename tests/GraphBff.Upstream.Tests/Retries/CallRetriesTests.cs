using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Status = Grpc.Core.Status;

namespace GraphBff.Upstream.Tests.Retries;

public class CallRetriesTests
{
    private const string Read = "/library.v1.LibraryService/GetBook";
    private const string Write = "/library.v1.LibraryService/AddBook";

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(0, 1, 25)]
    [InlineData(1, 1, 50)]
    [InlineData(0, 2, 50)]
    [InlineData(1, 2, 100)]
    [InlineData(1, 4, 400)]
    public void Delay_OfARead_GrowsAndIsRandom(double random, int attempts, int milliseconds)
        => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), DelayOf(Read, attempts: attempts, random: random));

    [Fact]
    public void Delay_AttemptsUsed_IsNone() => Assert.Null(DelayOf(Read, attempts: 5));

    [Theory]
    [InlineData(CallFault.Status, StatusCode.NotFound)]
    [InlineData(CallFault.Status, StatusCode.ResourceExhausted)]
    [InlineData(CallFault.Unreadable, StatusCode.Internal)]
    [InlineData(CallFault.Connection, StatusCode.Cancelled)]
    [InlineData(CallFault.Ended, StatusCode.Cancelled)]
    [InlineData(CallFault.Ended, StatusCode.DeadlineExceeded)]
    [InlineData(CallFault.NotGrpc, StatusCode.Unimplemented)]
    internal void Delay_NotUnavailable_IsNoneWhateverThePushback(CallFault fault, StatusCode status)
        => Assert.Null(DelayOf(Read, fault, status, Pushback("10")));

    [Fact]
    public void Delay_TheServiceCancelled_IsThereForReads()
    {
        Assert.NotNull(DelayOf(Read, CallFault.Status, StatusCode.Cancelled));
        Assert.Null(DelayOf(Write, CallFault.Status, StatusCode.Cancelled));
    }

    [Theory]
    [InlineData(CallFault.Status)]
    [InlineData(CallFault.Connection)]
    [InlineData(CallFault.NotGrpc)]
    internal void Delay_OfAWrite_IsNone(CallFault fault)
    {
        Assert.Null(DelayOf(Write, fault));
        Assert.NotNull(DelayOf(Read, fault));
    }

    [Theory]
    [InlineData(CallFault.NotConnected)]
    [InlineData(CallFault.Refused)]
    internal void Delay_OfAWriteThatWasNotProcessed_IsThere(CallFault fault) => Assert.NotNull(DelayOf(Write, fault));

    [Fact]
    public void Delay_Refused_IsNoneAtFirst()
    {
        Assert.Equal(TimeSpan.Zero, DelayOf(Write, CallFault.Refused));
        Assert.Equal(TimeSpan.FromMilliseconds(75), DelayOf(Write, CallFault.Refused, attempts: 2));
    }

    [Fact]
    public void Delay_Pushback_IsTheServices()
        => Assert.Equal(TimeSpan.FromMilliseconds(700), DelayOf(Read, trailers: Pushback("700"), left: TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void Delay_PushbackIsNoTime_IsNone(string pushback) => Assert.Null(DelayOf(Read, trailers: Pushback(pushback)));

    [Fact]
    public void Delay_TwoPushbacks_IsNone() => Assert.Null(DelayOf(Read, trailers: Pushback("1", "2")));

    [Theory]
    [InlineData(2000)]
    [InlineData(int.MaxValue)]
    public void Delay_PushbackBeyondTheDeadline_IsNone(int milliseconds)
        => Assert.Null(DelayOf(Read, trailers: Pushback($"{milliseconds}"), left: TimeSpan.FromSeconds(2)));

    [Fact]
    public void Delay_BackoffBeyondTheDeadline_IsNone() => Assert.Null(DelayOf(Read, left: TimeSpan.FromMilliseconds(20)));

    [Fact]
    public void Delay_RetryInfo_IsTheServices()
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)StatusCode.Unavailable,
            Details = { Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) }) },
        };
        var trailers = new Metadata { { "grpc-status-details-bin", status.ToByteArray() } };

        Assert.Equal(TimeSpan.FromSeconds(1), DelayOf(Read, trailers: trailers, left: TimeSpan.FromSeconds(2)));
        Assert.Null(DelayOf(Read, trailers: trailers, left: TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Delay_NoBudget_IsNone() => Assert.Null(DelayOf(Read, reserve: 0));

    [Fact]
    public void Delay_UnreadableConnection_IsSpreadAndThereOnce()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(20), DelayOf(Read, CallFault.UnreadableConnection, random: 0.1));
        Assert.Null(DelayOf(Read, CallFault.UnreadableConnection, attempts: 2));
        Assert.Null(DelayOf(Write, CallFault.UnreadableConnection));
    }

    private static Metadata Pushback(params string[] values)
    {
        var trailers = new Metadata();
        foreach (var value in values)
        {
            trailers.Add("grpc-retry-pushback-ms", value);
        }

        return trailers;
    }

    private TimeSpan? DelayOf(
        string method,
        CallFault fault = CallFault.Status,
        StatusCode status = StatusCode.Unavailable,
        Metadata? trailers = null,
        int attempts = 1,
        TimeSpan? left = null,
        double random = 0.5,
        int reserve = 100)
    {
        var options = new UpstreamOptions { MaxAttempts = 5, RetryReserve = reserve };
        var retries = new CallRetries(options, ReadMethods.Of(LibraryService.Descriptor), _time, () => random);
        var failure = new RpcException(new Status(status, ""), trailers ?? []);
        return retries.DelayOf(method, new(fault, status), failure, attempts, _time.GetUtcNow().UtcDateTime + left);
    }
}
