using GraphBff.MockServices.Faults;
using Grpc.Core;

namespace GraphBff.MockServices.Tests.Faults;

public sealed class RuleTests
{
    [Theory]
    [InlineData("200ms", null, null, 200, 200)]
    [InlineData("50-300ms", null, null, 50, 300)]
    [InlineData("50ms-1.5s", null, null, 50, 1500)]
    [InlineData("0ms", null, null, 0, 0)]
    [InlineData("1m", null, null, 60_000, 60_000)]
    [InlineData("users:2s", "users", null, 2000, 2000)]
    [InlineData("users.GetUser:1-2s", "users", "GetUser", 1000, 2000)]
    [InlineData("*:1s", null, null, 1000, 1000)]
    public void Latency_OfEachForm_IsRead(string text, string? service, string? method, int least, int most)
        => Assert.Equal(
            new LatencyRule(new CallTarget(service, method), TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most)),
            LatencyRule.Parse(text, MockedGraph.Services));

    [Theory]
    [InlineData("")]
    [InlineData("200")]
    [InlineData("ms")]
    [InlineData("-5ms")]
    [InlineData("300-50ms")]
    [InlineData("1-2-3ms")]
    [InlineData("61s")]
    [InlineData("1e9s")]
    [InlineData("99999999999999999999s")]
    [InlineData("users:")]
    public void Latency_Malformed_SaysWhatOneIs(string text)
        => Assert.Contains(
            "is not a latency of at most 1m, such as 200ms or 50-300ms.",
            Assert.Throws<FormatException>(() => LatencyRule.Parse(text, MockedGraph.Services)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("users:UNAVAILABLE:0.2", "users", null, StatusCode.Unavailable, "", 0.2)]
    [InlineData("users.GetUser:DEADLINE_EXCEEDED", "users", "GetUser", StatusCode.DeadlineExceeded, "", 1)]
    [InlineData("orders:FAILED_PRECONDITION/OUT_OF_STOCK:1", "orders", null, StatusCode.FailedPrecondition, "OUT_OF_STOCK", 1)]
    [InlineData("*:INTERNAL:0.01", null, null, StatusCode.Internal, "", 0.01)]
    public void Failure_OfEachForm_IsRead(string text, string? service, string? method, StatusCode code, string reason, double share)
        => Assert.Equal(
            new FailureRule(new CallTarget(service, method), code, reason, share), FailureRule.Parse(text, MockedGraph.Services));

    [Theory]
    [InlineData("users", "'users' is not of the form service:CODE:share, such as users:UNAVAILABLE:0.2.")]
    [InlineData("users:UNAVAILABLE:0.2:x", "is not of the form")]
    [InlineData("user:UNAVAILABLE", "There is no mocked service 'user'. The services are users, inventory, orders, payments.")]
    [InlineData("users.GetUsr:UNAVAILABLE", "users has no method 'GetUsr'. Its methods are GetUser, ListUsers,")]
    [InlineData("users:BUSY", "There is no status 'BUSY' to fail with. There are CANCELLED, UNKNOWN, INVALID_ARGUMENT,")]
    [InlineData("users:OK", "There is no status 'OK'")]
    [InlineData("users:UNAVAILABLE:0", "'0' is not a share. A share is more than 0 and at most 1.")]
    [InlineData("users:UNAVAILABLE:1.1", "is not a share")]
    [InlineData("users:UNAVAILABLE:20%", "is not a share")]
    [InlineData("users:UNAVAILABLE:NaN", "is not a share")]
    public void Failure_Malformed_SaysWhatIsWrong(string text, string sentence)
        => Assert.Contains(
            sentence,
            Assert.Throws<FormatException>(() => FailureRule.Parse(text, MockedGraph.Services)).Message,
            StringComparison.Ordinal);
}
