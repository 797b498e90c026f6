using System.Text;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>Logs the calls of one service: a failed one once, with what clients are not told.</summary>
internal sealed partial class CallLog(string service, ILogger logger)
{
    /// <summary>The service's name.</summary>
    public string Service { get; } = service;

    /// <summary>Logs a failure.</summary>
    /// <returns>It, with the service's name.</returns>
    public UpstreamException Failed(RpcException exception, string method, Metadata? headers, CancellationToken cancellationToken)
    {
        var level = LevelOf(exception.StatusCode, cancellationToken.IsCancellationRequested);
        if (logger.IsEnabled(level))
        {
            var status = exception.Status;
            string requestId = headers?.GetValue(RequestMetadata.RequestId) ?? "";
            string trailers = Text(exception.Trailers);
            LogFailure(level, Service, method, status.StatusCode, status.Detail, requestId, trailers, status.DebugException);
        }

        return new UpstreamException(Service, method, exception);
    }

    /// <summary>Logs what a service sent behind its answer.</summary>
    public void Answered<TResponse>(AsyncUnaryCall<TResponse> call, string method)
    {
        if (logger.IsEnabled(LogLevel.Debug) && call.GetTrailers() is { Count: > 0 } trailers)
        {
            string text = Text(trailers);
            LogTrailers(Service, method, text);
        }
    }

    private static LogLevel LevelOf(StatusCode status, bool cancelled) => status switch
    {
        // The client hung up, or asked for what is not there.
        StatusCode.Cancelled when cancelled => LogLevel.Debug,
        StatusCode.NotFound => LogLevel.Debug,
        StatusCode.InvalidArgument or StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.OutOfRange
            or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.Aborted
            or StatusCode.Unimplemented => LogLevel.Information,
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

    [LoggerMessage(EventId = 201, Level = LogLevel.Debug, Message = "{Service}: {Method} answered with trailers: {Trailers}")]
    private partial void LogTrailers(string service, string method, string trailers);
}
