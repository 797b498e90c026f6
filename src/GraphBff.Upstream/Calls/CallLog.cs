using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Budgets;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>Logs the calls of one service. A failed call is logged once, with the details that clients do not see.</summary>
internal sealed class CallLog(string service, ILogger logger)
{
    // A service's text may repeat the client's input, so it is bounded. This is long enough for the details of an error.
    private const int MaxTextLength = 4000;

    /// <summary>The service's name.</summary>
    public string Service { get; } = service;

    /// <summary>Logs a failure.</summary>
    /// <returns>The failure with the service's name and the status of its cause.</returns>
    public UpstreamException Failed(RpcException exception, string method, Metadata? headers, CancellationToken cancellationToken)
        => Failed(exception, CallFaults.Of(exception.Status), method, headers, attempts: 1, budget: null, cancellationToken);

    /// <summary>Logs a failure whose cause is known.</summary>
    /// <param name="exception">What gRPC threw.</param>
    /// <param name="cause">What the call ran into.</param>
    /// <param name="method">The method's full name.</param>
    /// <param name="headers">The call's metadata, for the request's id.</param>
    /// <param name="attempts">How often it was sent.</param>
    /// <param name="budget">The budget that further calls because of it are charged to.</param>
    /// <param name="cancellationToken">The call's own; shows whether its caller left.</param>
    public UpstreamException Failed(
        RpcException exception,
        CallFailure cause,
        string method,
        Metadata? headers,
        int attempts,
        CallBudget? budget,
        CancellationToken cancellationToken)
    {
        var level = LevelOf(cause.Status, cancellationToken.IsCancellationRequested);
        if (logger.IsEnabled(level))
        {
            var status = exception.Status;
            var requestId = headers?.GetValue(RequestMetadata.RequestId) ?? "";
            var detail = LogText.Of(status.Detail, MaxTextLength);
            var trailers = Text(exception.Trailers);
            // The caller's headers are the cause, so a stack trace would mislead.
            var debug = cause.Fault == CallFault.MetadataTooLarge ? null : status.DebugException;
            Log.Failed(logger, level, Service, method, cause.Status, detail, attempts, requestId, trailers, debug);
        }

        return new UpstreamException(Service, method, exception, cause) { Budget = budget };
    }

    /// <summary>Logs that a call is sent again.</summary>
    public void SentAgain(RpcException exception, CallFailure cause, string method, TimeSpan delay)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            var detail = LogText.Of(exception.Status.Detail, MaxTextLength);
            Log.SentAgain(logger, Service, method, delay, cause.Status, detail);
        }
    }

    /// <summary>Logs the trailers of a response.</summary>
    public void Answered<TResponse>(AsyncUnaryCall<TResponse> call, string method)
    {
        if (logger.IsEnabled(LogLevel.Debug) && TrailersOf(call) is { Count: > 0 } trailers)
        {
            var text = Text(trailers);
            Log.Trailers(logger, Service, method, text);
        }
    }

    // Only the log reads these trailers, so they must not fail a call that succeeded.
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
        // The client left, or asked for something that does not exist.
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
            var value = trailer.IsBinary ? Convert.ToBase64String(trailer.ValueBytes) : trailer.Value;
            text.Append(text.Length == 0 ? "" : "; ").Append(trailer.Key).Append('=').Append(value);
        }

        return LogText.Of(text.ToString(), MaxTextLength);
    }
}
