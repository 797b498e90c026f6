using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.PassThrough;

/// <summary>
/// What a client of the service itself sees of a failed call. The code is always the service's. Codes that answer the client have the
/// service's text and details too. The others tell of the service's inside, so they have the graph's text, as in the graph.
/// </summary>
/// <param name="Code">The status code.</param>
/// <param name="Message">The text for the client.</param>
/// <param name="Details">The details that the client may see; empty for none.</param>
public sealed record PublicStatus(StatusCode Code, string Message, IReadOnlyList<Any> Details)
{
    // Servers and proxies limit a response's headers. A text for people is much shorter.
    private const int MaxMessage = 1000;

    /// <summary>What a client sees of a failure.</summary>
    public static PublicStatus Of(UpstreamException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var isAnswer = failure.Fault == CallFault.Status && Answers(failure.StatusCode);
        var details = failure.Trailers.GetRpcStatus(ignoreParseError: true)?.Details ?? [];
        return new(
            failure.StatusCode,
            isAnswer ? Shorten(failure.Status.Detail) : UpstreamErrors.MeaningOf(failure.Fault, failure.StatusCode).Message,
            [.. details.Where(detail => isAnswer ? !detail.Is(DebugInfo.Descriptor) : detail.Is(RetryInfo.Descriptor))]);
    }

    private static bool Answers(StatusCode code) => code is StatusCode.InvalidArgument or StatusCode.NotFound
        or StatusCode.AlreadyExists or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.FailedPrecondition
        or StatusCode.OutOfRange or StatusCode.Aborted or StatusCode.ResourceExhausted;

    private static string Shorten(string text) => text.Length <= MaxMessage ? text : text[..MaxMessage];
}
