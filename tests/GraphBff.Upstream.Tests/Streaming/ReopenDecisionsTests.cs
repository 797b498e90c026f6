using GraphBff.Upstream.Streaming;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class ReopenDecisionsTests
{
    [Theory]
    [InlineData(StatusCode.OK, "Reopen")]
    [InlineData(StatusCode.Cancelled, "Reopen")]
    [InlineData(StatusCode.Unknown, "Reopen")]
    [InlineData(StatusCode.InvalidArgument, "End")]
    [InlineData(StatusCode.DeadlineExceeded, "Reopen")]
    [InlineData(StatusCode.NotFound, "End")]
    [InlineData(StatusCode.AlreadyExists, "End")]
    [InlineData(StatusCode.PermissionDenied, "End")]
    [InlineData(StatusCode.Unauthenticated, "End")]
    [InlineData(StatusCode.ResourceExhausted, "Reopen")]
    [InlineData(StatusCode.FailedPrecondition, "End")]
    [InlineData(StatusCode.Aborted, "Reopen")]
    [InlineData(StatusCode.OutOfRange, "End")]
    [InlineData(StatusCode.Unimplemented, "End")]
    [InlineData(StatusCode.Internal, "Reopen")]
    [InlineData(StatusCode.Unavailable, "Reopen")]
    [InlineData(StatusCode.DataLoss, "End")]
    [InlineData((StatusCode)99, "Reopen")]
    public void Of_Status_ItsRow(StatusCode status, string fate) => Assert.Equal(fate, ReopenDecisions.Of(status).ToString());

    [Fact]
    public void Of_EveryStatus_HasARowInTheTestAbove() => Assert.Equal(17, Enum.GetValues<StatusCode>().Length);
}
