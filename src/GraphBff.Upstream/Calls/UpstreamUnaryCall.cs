using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Telemetry;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// One unary call, sent again if <see cref="CallRetries"/> says so. All attempts share one deadline: each carries the time that is left.
/// </summary>
internal sealed class UpstreamUnaryCall<TRequest, TResponse>(
    CallInvoker inner,
    CallLog log,
    CallRetries retries,
    ServiceTelemetry telemetry,
    CallTelemetry? measured,
    Method<TRequest, TResponse> method,
    string? host,
    CallOptions options,
    TRequest request)
    where TRequest : class
    where TResponse : class
{
    private AsyncUnaryCall<TResponse> _call = inner.AsyncUnaryCall(method, host, options, request);
    private UpstreamException? _failure;
    private bool _isDisposed;

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; private set; } = 1;

    /// <summary>The headers of the current or last attempt.</summary>
    public Task<Metadata> ResponseHeadersAsync => _call.ResponseHeadersAsync;

    /// <summary>Waits for the response.</summary>
    /// <exception cref="UpstreamException">The call failed and is not sent again.</exception>
    public async Task<TResponse> ReadAsync()
    {
        RpcException? failure;
        do
        {
            try
            {
                var response = await _call.ResponseAsync.ConfigureAwait(false);
                measured?.End(StatusCode.OK);
                log.Answered(_call, method.FullName);
                return response;
            }
            catch (RpcException exception)
            {
                failure = exception;
            }
        }
        while (await SendAgainAsync(failure).ConfigureAwait(false));

        throw _failure!;
    }

    public Status GetStatus() => _failure?.Status ?? _call.GetStatus();

    public Metadata GetTrailers() => _call.GetTrailers();

    public void Dispose()
    {
        _isDisposed = true;
        _call.Dispose();
    }

    private async Task<bool> SendAgainAsync(RpcException failure)
    {
        var cause = CallFaults.Of(failure.Status);
        if (!_isDisposed && retries.DelayOf(method.FullName, cause, failure, Attempts, options.Deadline) is { } delay)
        {
            log.SentAgain(failure, cause, method.FullName, delay);
            telemetry.Retried(method, cause.Status);
            measured?.Failed(Attempts, cause.Status, delay);
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, retries.Time, options.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (!_isDisposed && !options.CancellationToken.IsCancellationRequested)
            {
                _call = inner.AsyncUnaryCall(method, host, OfAttempt(++Attempts), request);
                return true;
            }

            failure = new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled before it was sent again."));
            cause = new(CallFault.Ended, StatusCode.Cancelled);
        }

        measured?.End(cause.Status);
        _failure = log.Failed(failure, cause, method.FullName, options.Headers, Attempts, retries.Budget, options.CancellationToken);
        return false;
    }

    private CallOptions OfAttempt(int attempt)
    {
        var headers = new Metadata();
        foreach (var entry in options.Headers ?? [])
        {
            headers.Add(entry);
        }

        headers.Add(CallRetries.PreviousAttempts, (attempt - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return options.WithHeaders(headers);
    }
}
