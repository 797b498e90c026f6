using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// The one table from gRPC status codes to the errors that clients see. A number that gRPC does not define is UNKNOWN, as the gRPC status
/// code specification says.
/// </summary>
public static class GrpcStatusMap
{
    private const string Failed = "The service failed";
    private const string Unexplained = "The service failed in a way that it does not explain";

    /// <summary>The row of a status code.</summary>
    public static StatusMeaning Of(StatusCode status) => status switch
    {
        // A call cannot fail with OK in gRPC. Something between caused it, such as a proxy.
        StatusCode.OK => new("INTERNAL", Failed),
        StatusCode.Cancelled => new("CANCELLED", "The service cancelled the call; please try again", Retryable: true),
        StatusCode.Unknown => new("UNKNOWN", Unexplained),
        StatusCode.InvalidArgument => new("INVALID_ARGUMENT", "Invalid input provided"),
        StatusCode.DeadlineExceeded => new("DEADLINE_EXCEEDED", "The service did not answer in time", Retryable: true),
        StatusCode.NotFound => new("NOT_FOUND", "Resource not found"),
        StatusCode.AlreadyExists => new("ALREADY_EXISTS", "Resource already exists"),
        StatusCode.PermissionDenied => new("PERMISSION_DENIED", "Permission denied"),
        StatusCode.ResourceExhausted => new("RESOURCE_EXHAUSTED", "Rate limit exceeded, please try again", Retryable: true),
        StatusCode.FailedPrecondition => new("FAILED_PRECONDITION", "This is not possible in the current state"),
        StatusCode.Aborted => new("ABORTED", "Somebody else changed this at the same time, please try again", Retryable: true),
        StatusCode.OutOfRange => new("OUT_OF_RANGE", "A value is outside of the range that exists"),
        StatusCode.Unimplemented => new("UNIMPLEMENTED", "The service does not support this"),
        StatusCode.Internal => new("INTERNAL", Failed),
        StatusCode.Unavailable => new("UNAVAILABLE", "Service temporarily unavailable", Retryable: true),
        StatusCode.DataLoss => new("DATA_LOSS", "The service lost or damaged data"),
        StatusCode.Unauthenticated => new("UNAUTHENTICATED", "Please log in to continue"),
        _ => new("UNKNOWN", Unexplained),
    };
}
