using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Calls one service, and makes a failed call know which: an <see cref="Errors.UpstreamException"/> with the upstream's name, logged once.
/// A call invoker of its own, since an interceptor costs two more delegates on every call that goes well.
/// </summary>
internal sealed class UpstreamInvoker(CallInvoker inner, CallLog log) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var trace = options.WriteOptions is TracedCalls traced ? traced.Begin(log.Service, method.FullName, request) : null;
        var call = inner.AsyncUnaryCall(method, host, options, request);
        var response = ObserveAsync(call, method.FullName, options.Headers, options.CancellationToken);
        return new AsyncUnaryCall<TResponse>(
            trace is null ? response : TracedCalls.EndAsync(trace, call, response),
            static state => ((AsyncUnaryCall<TResponse>)state).ResponseHeadersAsync,
            static state => ((AsyncUnaryCall<TResponse>)state).GetStatus(),
            static state => ((AsyncUnaryCall<TResponse>)state).GetTrailers(),
            static state => ((AsyncUnaryCall<TResponse>)state).Dispose(),
            call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = inner.AsyncServerStreamingCall(method, host, options, request);
        return new AsyncServerStreamingCall<TResponse>(
            new UpstreamStreamReader<TResponse>(call.ResponseStream, log, method.FullName, options.Headers, options.CancellationToken),
            static state => ((AsyncServerStreamingCall<TResponse>)state).ResponseHeadersAsync,
            static state => ((AsyncServerStreamingCall<TResponse>)state).GetStatus(),
            static state => ((AsyncServerStreamingCall<TResponse>)state).GetTrailers(),
            static state => ((AsyncServerStreamingCall<TResponse>)state).Dispose(),
            call);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        try
        {
            return inner.BlockingUnaryCall(method, host, options, request);
        }
        catch (RpcException exception)
        {
            throw log.Failed(exception, method.FullName, options.Headers, options.CancellationToken);
        }
    }

    /// <summary>As gRPC has it: a graph has no streams of requests, so nothing is added.</summary>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncClientStreamingCall(method, host, options);

    /// <inheritdoc cref="AsyncClientStreamingCall"/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncDuplexStreamingCall(method, host, options);

    private async Task<TResponse> ObserveAsync<TResponse>(
        AsyncUnaryCall<TResponse> call, string method, Metadata? headers, CancellationToken cancellationToken)
    {
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            log.Answered(call, method);
            return response;
        }
        catch (RpcException exception)
        {
            throw log.Failed(exception, method, headers, cancellationToken);
        }
    }
}
