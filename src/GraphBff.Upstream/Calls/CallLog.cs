using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Budgets;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>Logs the calls of one service: a failed one once, with what clients are not told.</summary>
internal sealed partial class CallLog(string service, ILogger logger)
{
    // What a service says holds what a client asked for. Long enough for the details of an error.
    private const int MaxTextLength = 4000;

    /// <summary>The service's name.</summary>
    public string Service { get; } = service;

    /// <summary>Logs a failure.</summary>
    /// <returns>It, with the service's name and the status of what happened.</returns>
    public UpstreamException Failed(RpcException exception, string method, Metadata? headers, CancellationToken cancellationToken) =>
        Failed(exception, CallFaults.Of(exception.Status), method, headers, attempts: 1, budget: null, cancellationToken);

    /// <summary>Logs a failure whose cause is known.</summary>
    /// <param name="exception">What gRPC threw.</param>
    /// <param name="cause">What the call ran into.</param>
    /// <param name="method">The method's full name.</param>
    /// <param name="headers">The call's metadata, for the request's id.</param>
    /// <param name="attempts">How often it was sent.</param>
    /// <param name="budget">What more calls because of it are charged to.</param>
    /// <param name="cancellationToken">The call's, to know whether its caller left.</param>
    public UpstreamException Failed(
        RpcException exception, CallFailure cause, string method, Metadata? headers, int attempts, CallBudget? budget, CancellationToken cancellationToken)
    {
        var level = LevelOf(cause.Status, cancellationToken.IsCancellationRequested);
        if (logger.IsEnabled(level))
        {
            var status = exception.Status;
            string requestId = headers?.GetValue(RequestMetadata.RequestId) ?? "";
            string detail = LogText.Of(status.Detail, MaxTextLength);
            string trailers = Text(exception.Trailers);
            // A caller's headers are no fault of the code that the stack would show.
            var debug = cause.Fault == CallFault.MetadataTooLarge ? null : status.DebugException;
            LogFailure(level, Service, method, cause.Status, detail, attempts, requestId, trailers, debug);
        }

        return new UpstreamException(Service, method, exception, cause) { Budget = budget };
    }

    /// <summary>Logs that a call is sent again.</summary>
    public void SentAgain(RpcException exception, CallFailure cause, string method, TimeSpan delay)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            string detail = LogText.Of(exception.Status.Detail, MaxTextLength);
            LogSentAgain(Service, method, delay, cause.Status, detail);
        }
    }

    /// <summary>Logs what a service sent behind its answer.</summary>
    public void Answered<TResponse>(AsyncUnaryCall<TResponse> call, string method)
    {
        if (logger.IsEnabled(LogLevel.Debug) && TrailersOf(call) is { Count: > 0 } trailers)
        {
            string text = Text(trailers);
            LogTrailers(Service, method, text);
        }
    }

    // An answer that came is not to fail by trailers that nobody but the log reads.
    private static Metadata? TrailersOf<TResponse>(AsyncUnaryCall<TResponse> call)
    {
        try
        {
            return call.GetTrailers();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
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

        return LogText.Of(text.ToString(), MaxTextLength);
    }

    [LoggerMessage(EventId = 200,
        Message = "{Service}: {Method} failed with {Status}: {Detail} (sent {Attempts} times, request {RequestId}; trailers: {Trailers})")]
    private partial void LogFailure(
        LogLevel level, string service, string method, StatusCode status, string detail, int attempts, string requestId, string trailers, Exception? exception);

    [LoggerMessage(EventId = 202, Level = LogLevel.Debug,
        Message = "{Service}: {Method} is sent again in {Delay}, since it failed with {Status}: {Detail}")]
    private partial void LogSentAgain(string service, string method, TimeSpan delay, StatusCode status, string detail);

    [LoggerMessage(EventId = 201, Level = LogLevel.Debug, Message = "{Service}: {Method} answered with trailers: {Trailers}")]
    private partial void LogTrailers(string service, string method, string trailers);
}
