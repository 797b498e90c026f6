using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// The one table from gRPC status codes to what clients are told. Total: a number that gRPC does not define is UNKNOWN,
/// as the gRPC status code specification has it.
/// </summary>
public static class StatusTable
{
    private const string Unexpected = "An unexpected error occurred";

    /// <summary>The row of the status code.</summary>
    public static StatusMeaning Of(StatusCode status) => status switch
    {
        // A call that failed with OK has not failed as gRPC knows it: a fault on the way, of a proxy for one.
        StatusCode.OK => new("INTERNAL", Unexpected),
        StatusCode.Cancelled => new("CANCELLED", Unexpected, Retryable: true),
        StatusCode.Unknown => new("UNKNOWN", Unexpected),
        StatusCode.InvalidArgument => new("INVALID_ARGUMENT", "Invalid input provided"),
        StatusCode.DeadlineExceeded => new("DEADLINE_EXCEEDED", Unexpected, Retryable: true),
        StatusCode.NotFound => new("NOT_FOUND", "Resource not found"),
        StatusCode.AlreadyExists => new("ALREADY_EXISTS", "Resource already exists"),
        StatusCode.PermissionDenied => new("PERMISSION_DENIED", "Permission denied"),
        StatusCode.ResourceExhausted => new("RESOURCE_EXHAUSTED", "Rate limit exceeded, please try again", Retryable: true),
        StatusCode.FailedPrecondition => new("FAILED_PRECONDITION", Unexpected),
        StatusCode.Aborted => new("ABORTED", Unexpected, Retryable: true),
        StatusCode.OutOfRange => new("OUT_OF_RANGE", Unexpected),
        StatusCode.Unimplemented => new("UNIMPLEMENTED", Unexpected),
        StatusCode.Internal => new("INTERNAL", Unexpected),
        StatusCode.Unavailable => new("UNAVAILABLE", "Service temporarily unavailable", Retryable: true),
        StatusCode.DataLoss => new("DATA_LOSS", Unexpected),
        StatusCode.Unauthenticated => new("UNAUTHENTICATED", "Please log in to continue"),
        _ => new("UNKNOWN", Unexpected),
    };
}
