using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// The details of a failure beyond its status code (AIP-193; google/rpc/error_details.proto), of the types that the graph knows. Details of
/// other types stay in the call's trailers, which are logged.
/// </summary>
internal sealed class StatusDetails
{
    // A service may list any number; a GraphQL response should not.
    private const int MaxViolations = 50;
    private const int MaxDescription = 300;

    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>Why the call failed, e.g. <c>EMAIL_TAKEN</c>; empty if the service does not say.</summary>
    public string Reason { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Metadata { get; private set; } = NoMetadata;

    public IReadOnlyList<FieldViolation> Violations { get; private set; } = [];

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Reads the details of a failed call. Leaves out those that cannot be read.</summary>
    public static StatusDetails Of(RpcException exception, FieldPaths paths)
    {
        var details = new StatusDetails();
        if (exception.Trailers.GetRpcStatus(ignoreParseError: true) is { } status)
        {
            foreach (var detail in status.Details)
            {
                details.TryRead(detail, paths);
            }
        }

        return details;
    }

    private void TryRead(Any detail, FieldPaths paths)
    {
        try
        {
            if (detail.TryUnpack<ErrorInfo>(out var info))
            {
                (Reason, Metadata) = (info.Reason, info.Metadata.AsReadOnly());
            }
            else if (detail.TryUnpack<BadRequest>(out var badRequest))
            {
                Violations = [.. badRequest.FieldViolations.Take(MaxViolations).Select(violation => Read(violation, paths))];
            }
            else if (detail.TryUnpack<RetryInfo>(out var retry) && retry.RetryDelay is { Seconds: >= 0 } delay)
            {
                RetryAfter = delay.ToTimeSpan();
            }
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidOperationException)
        {
            // The detail is not a message of its type, or a duration is out of range. The status code still says what happened.
        }
    }

    private static FieldViolation Read(BadRequest.Types.FieldViolation violation, FieldPaths paths)
    {
        var text = violation.LocalizedMessage is { Message.Length: > 0 } localized ? localized.Message : violation.Description;
        return new(paths.Of(violation.Field), text.Length <= MaxDescription ? text : text[..MaxDescription]);
    }
}
