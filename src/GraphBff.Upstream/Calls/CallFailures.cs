using System.Text;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>Logs the failed calls of one service, each once, with what clients are not told.</summary>
internal sealed partial class CallFailures(string service, ILogger logger)
{
    /// <summary>Logs a failure.</summary>
    /// <returns>It, with the service's name.</returns>
    public UpstreamException Observe(RpcException exception, string method, Metadata? headers, CancellationToken cancellationToken)
    {
        var level = LevelOf(exception.StatusCode, cancellationToken.IsCancellationRequested);
        if (logger.IsEnabled(level))
        {
            var status = exception.Status;
            string requestId = headers?.GetValue(RequestMetadata.RequestId) ?? "";
            string trailers = Text(exception.Trailers);
            LogFailure(level, service, method, status.StatusCode, status.Detail, requestId, trailers, status.DebugException);
        }

        return new UpstreamException(service, method, exception);
    }

    private static LogLevel LevelOf(StatusCode status, bool cancelled) => status switch
    {
        // The client hung up, or asked for what is not there.
        StatusCode.Cancelled when cancelled => LogLevel.Debug,
        StatusCode.NotFound => LogLevel.Debug,
        StatusCode.InvalidArgument or StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.OutOfRange
            or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.Aborted => LogLevel.Information,
        _ => LogLevel.Warning,
    };

    private static string Text(Metadata trailers)
    {
        var text = new StringBuilder();
        foreach (var trailer in trailers)
        {
            // Details of unknown types can still be decoded from here.
            string value = trailer.IsBinary ? Convert.ToBase64String(trailer.ValueBytes) : trailer.Value;
            text.Append(text.Length == 0 ? "" : "; ").Append(trailer.Key).Append('=').Append(value);
        }

        return text.ToString();
    }

    [LoggerMessage(EventId = 200,
        Message = "{Service}: {Method} failed with {Status}: {Detail} (request {RequestId}; trailers: {Trailers})")]
    private partial void LogFailure(
        LogLevel level, string service, string method, StatusCode status, string detail, string requestId, string trailers, Exception? exception);
}
