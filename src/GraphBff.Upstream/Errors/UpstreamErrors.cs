using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>Turns failed calls into coded errors. The service's own text is not among what it takes over.</summary>
internal static class UpstreamErrors
{
    public static GraphError Of(RpcException exception) => Of(exception, StatusDetails.Of(exception, FieldPaths.OfArguments));

    public static GraphError Of(RpcException exception, StatusDetails details)
    {
        var meaning = StatusTable.Of(exception.StatusCode);
        return new GraphError(meaning.Code, meaning.Message)
        {
            Service = (exception as UpstreamException)?.Service,
            Retryable = meaning.Retryable || details.RetryAfter is not null,
            RetryAfter = details.RetryAfter,
            FieldViolations = details.Violations,
            Cause = exception,
        };
    }
}
