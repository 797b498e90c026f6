using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// The one table from a stream's final status to whether it is reopened. It covers every status. Before it is used, the module's stream
/// decides whether the status is about the resume token.
/// </summary>
internal static class ReopenDecisions
{
    /// <summary>The row of a status code.</summary>
    public static ReopenDecision Of(StatusCode status) => status switch
    {
        // A watch never ends by itself: the service or a proxy closed it.
        StatusCode.OK => ReopenDecision.Reopen,
        StatusCode.Cancelled => ReopenDecision.Reopen,
        // Some proxies and languages report a cut connection as one of these.
        StatusCode.Unknown => ReopenDecision.Reopen,
        StatusCode.Internal => ReopenDecision.Reopen,
        StatusCode.Unavailable => ReopenDecision.Reopen,
        // The call has no deadline, so this is a proxy's limit on the duration of streams.
        StatusCode.DeadlineExceeded => ReopenDecision.Reopen,
        StatusCode.ResourceExhausted => ReopenDecision.Reopen,
        StatusCode.Aborted => ReopenDecision.Reopen,
        StatusCode.InvalidArgument => ReopenDecision.End,
        StatusCode.NotFound => ReopenDecision.End,
        StatusCode.AlreadyExists => ReopenDecision.End,
        StatusCode.PermissionDenied => ReopenDecision.End,
        StatusCode.Unauthenticated => ReopenDecision.End,
        StatusCode.FailedPrecondition => ReopenDecision.End,
        StatusCode.OutOfRange => ReopenDecision.End,
        StatusCode.Unimplemented => ReopenDecision.End,
        StatusCode.DataLoss => ReopenDecision.End,
        _ => ReopenDecision.Reopen,
    };
}
