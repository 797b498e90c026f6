using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Errors;

public class StatusTableTests
{
    private const string Unexpected = "An unexpected error occurred";

    [Theory]
    [InlineData(StatusCode.OK, "INTERNAL", Unexpected, false)]
    [InlineData(StatusCode.Cancelled, "CANCELLED", Unexpected, true)]
    [InlineData(StatusCode.Unknown, "UNKNOWN", Unexpected, false)]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT", "Invalid input provided", false)]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED", Unexpected, true)]
    [InlineData(StatusCode.NotFound, "NOT_FOUND", "Resource not found", false)]
    [InlineData(StatusCode.AlreadyExists, "ALREADY_EXISTS", "Resource already exists", false)]
    [InlineData(StatusCode.PermissionDenied, "PERMISSION_DENIED", "Permission denied", false)]
    [InlineData(StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED", "Rate limit exceeded, please try again", true)]
    [InlineData(StatusCode.FailedPrecondition, "FAILED_PRECONDITION", Unexpected, false)]
    [InlineData(StatusCode.Aborted, "ABORTED", Unexpected, true)]
    [InlineData(StatusCode.OutOfRange, "OUT_OF_RANGE", Unexpected, false)]
    [InlineData(StatusCode.Unimplemented, "UNIMPLEMENTED", Unexpected, false)]
    [InlineData(StatusCode.Internal, "INTERNAL", Unexpected, false)]
    [InlineData(StatusCode.Unavailable, "UNAVAILABLE", "Service temporarily unavailable", true)]
    [InlineData(StatusCode.DataLoss, "DATA_LOSS", Unexpected, false)]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED", "Please log in to continue", false)]
    [InlineData((StatusCode)99, "UNKNOWN", Unexpected, false)]
    public void Of_EveryStatus_HasItsRow(StatusCode status, string code, string message, bool retryable) =>
        Assert.Equal(new StatusMeaning(code, message, retryable), StatusTable.Of(status));

    [Fact]
    public void Of_EveryStatus_IsPinnedAbove()
    {
        var rows = GetType().GetMethod(nameof(Of_EveryStatus_HasItsRow))!.GetCustomAttributesData()
            .Where(row => row.AttributeType == typeof(InlineDataAttribute))
            .Select(row => (StatusCode)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)row.ConstructorArguments[0].Value!)[0].Value!);

        Assert.Empty(Enum.GetValues<StatusCode>().Except(rows));
    }
}
