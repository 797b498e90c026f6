using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Errors;

public class GrpcStatusMapTests
{
    private const string Failed = "The service failed";
    private const string Unexplained = "The service failed in a way that it does not explain";

    [Theory]
    [InlineData(StatusCode.OK, "INTERNAL", Failed, false)]
    [InlineData(StatusCode.Cancelled, "CANCELLED", "The service cancelled the call; please try again", true)]
    [InlineData(StatusCode.Unknown, "UNKNOWN", Unexplained, false)]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT", "Invalid input provided", false)]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED", "The service did not answer in time", true)]
    [InlineData(StatusCode.NotFound, "NOT_FOUND", "Resource not found", false)]
    [InlineData(StatusCode.AlreadyExists, "ALREADY_EXISTS", "Resource already exists", false)]
    [InlineData(StatusCode.PermissionDenied, "PERMISSION_DENIED", "Permission denied", false)]
    [InlineData(StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", "Rate limit exceeded, please try again", true)]
    [InlineData(StatusCode.FailedPrecondition, "FAILED_PRECONDITION", "This is not possible in the current state", false)]
    [InlineData(StatusCode.Aborted, "ABORTED", "Somebody else changed this at the same time, please try again", true)]
    [InlineData(StatusCode.OutOfRange, "OUT_OF_RANGE", "A value is outside of the range that exists", false)]
    [InlineData(StatusCode.Unimplemented, "UNIMPLEMENTED", "The service does not support this", false)]
    [InlineData(StatusCode.Internal, "INTERNAL", Failed, false)]
    [InlineData(StatusCode.Unavailable, "UNAVAILABLE", "Service temporarily unavailable", true)]
    [InlineData(StatusCode.DataLoss, "DATA_LOSS", "The service lost or damaged data", false)]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED", "Please log in to continue", false)]
    [InlineData((StatusCode)99, "UNKNOWN", Unexplained, false)]
    public void Of_EveryStatus_HasItsRow(StatusCode status, string code, string message, bool retryable)
        => Assert.Equal(new StatusMeaning(code, message, retryable), GrpcStatusMap.Of(status));

    [Fact]
    public void Of_EveryStatus_IsPinnedAbove()
    {
        var rows = GetType().GetMethod(nameof(Of_EveryStatus_HasItsRow))!.GetCustomAttributesData()
            .Where(row => row.AttributeType == typeof(InlineDataAttribute))
            .Select(row => (IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)row.ConstructorArguments[0].Value!)
            .Select(arguments => (StatusCode)arguments[0].Value!);

        Assert.Empty(Enum.GetValues<StatusCode>().Except(rows));
    }
}
