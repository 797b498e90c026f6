using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>Turns failed calls into coded errors, without the service's own text.</summary>
internal static class UpstreamErrors
{
    public static GraphError Of(RpcException exception) => Of(exception, StatusDetails.Of(exception, FieldPaths.OfArguments));

    public static GraphError Of(RpcException exception, StatusDetails details)
    {
        var upstream = exception as UpstreamException;
        var meaning = MeaningOf(upstream?.Fault ?? CallFault.Status, exception.StatusCode);
        return new GraphError(meaning.Code, meaning.Message)
        {
            Service = upstream?.Service,
            Retryable = meaning.Retryable || details.RetryAfter is not null,
            RetryAfter = details.RetryAfter,
            FieldViolations = details.Violations,
            Cause = exception,
        };
    }

    // In gRPC these are RESOURCE_EXHAUSTED too, which clients take for a rate limit.
    public static StatusMeaning MeaningOf(CallFault fault, StatusCode status) => fault switch
    {
        CallFault.ResponseTooLarge => new(UpstreamErrorCodes.ResponseTooLarge, "The service's response is too large, please ask for less"),
        CallFault.MetadataTooLarge => new(UpstreamErrorCodes.MetadataTooLarge, "The request's headers are larger than the service takes"),
        _ => GrpcStatusMap.Of(status),
    };
}
