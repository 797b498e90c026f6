using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// The one table from the status by which a stream ended to what becomes of it. Total. Whether a status speaks of the resume token
/// is asked of the module's stream before.
/// </summary>
internal static class StreamFates
{
    /// <summary>The row of the status code.</summary>
    public static StreamFate Of(StatusCode status) => status switch
    {
        // A watch has no end of its own: the service, or a proxy, wanted the connection back.
        StatusCode.OK => StreamFate.Reopen,
        StatusCode.Cancelled => StreamFate.Reopen,
        // Connections that are cut show as these, with some proxies and languages.
        StatusCode.Unknown => StreamFate.Reopen,
        StatusCode.Internal => StreamFate.Reopen,
        StatusCode.Unavailable => StreamFate.Reopen,
        // Nobody set a deadline here: a proxy's bound on how long a stream may run.
        StatusCode.DeadlineExceeded => StreamFate.Reopen,
        StatusCode.ResourceExhausted => StreamFate.Reopen,
        StatusCode.Aborted => StreamFate.Reopen,
        StatusCode.InvalidArgument => StreamFate.End,
        StatusCode.NotFound => StreamFate.End,
        StatusCode.AlreadyExists => StreamFate.End,
        StatusCode.PermissionDenied => StreamFate.End,
        StatusCode.Unauthenticated => StreamFate.End,
        StatusCode.FailedPrecondition => StreamFate.End,
        StatusCode.OutOfRange => StreamFate.End,
        StatusCode.Unimplemented => StreamFate.End,
        StatusCode.DataLoss => StreamFate.End,
        _ => StreamFate.Reopen,
    };
}
