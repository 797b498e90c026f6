using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Telemetry;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Calls one service. A failed call becomes an <see cref="Errors.UpstreamException"/> with the upstream's name, and is logged once. Reads
/// are sent again here and nowhere else: Grpc.Net.Client's own retries lose the message of a call that the HTTP handler sends again. This
/// is a call invoker because an interceptor, or a Polly pipeline, would cost two more delegates on every successful call.
/// </summary>
internal sealed class UpstreamInvoker(CallInvoker inner, CallLog log, CallRetries retries, ServiceTelemetry telemetry) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var trace = options.WriteOptions is TracedCalls traced ? traced.Begin(log.Service, method.FullName, request) : null;
        retries.Budget.Called();
        var measured = telemetry.Begin(method, out var scope);
        using var current = scope;
        var call = new UpstreamUnaryCall<TRequest, TResponse>(inner, log, retries, telemetry, measured, method, host, options, request);
        var response = call.ReadAsync();
        return new AsyncUnaryCall<TResponse>(
            trace is null ? response : TracedCalls.EndAsync(trace, call, response),
            static state => ((UpstreamUnaryCall<TRequest, TResponse>)state).ResponseHeadersAsync,
            static state => ((UpstreamUnaryCall<TRequest, TResponse>)state).GetStatus(),
            static state => ((UpstreamUnaryCall<TRequest, TResponse>)state).GetTrailers(),
            static state => ((UpstreamUnaryCall<TRequest, TResponse>)state).Dispose(),
            call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var measured = telemetry.Begin(method, out var scope);
        using var current = scope;
        var call = inner.AsyncServerStreamingCall(TolerantReading.Of(method, options), host, options, request);
        var reader = new UpstreamStreamReader<TResponse>(
            call, log, measured, method.FullName, options.Headers, options.CancellationToken);
        return new AsyncServerStreamingCall<TResponse>(
            reader,
            static state => ((UpstreamStreamReader<TResponse>)state).Call.ResponseHeadersAsync,
            static state => ((UpstreamStreamReader<TResponse>)state).Call.GetStatus(),
            static state => ((UpstreamStreamReader<TResponse>)state).Call.GetTrailers(),
            static state => ((UpstreamStreamReader<TResponse>)state).Dispose(),
            reader);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => AsyncUnaryCall(method, host, options, request).GetAwaiter().GetResult();

    /// <summary>Passed on unchanged: a graph never streams requests.</summary>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => inner.AsyncClientStreamingCall(method, host, options);

    /// <inheritdoc cref="AsyncClientStreamingCall"/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => inner.AsyncDuplexStreamingCall(method, host, options);
}
