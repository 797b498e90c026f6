using GraphBff.Engine.Tracing;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Carries an operation's trace to the calls that are made with the same options. <see cref="WriteOptions"/> is the only part of a call's
/// options that can be derived from, and gRPC sends nothing of it.
/// </summary>
/// <param name="trace">The trace.</param>
/// <param name="keys">How many keys each call reads; 0 if unknown.</param>
internal sealed class TracedCalls(OperationTrace trace, int keys) : WriteOptions
{
    private readonly TraceScope? _scope = trace.Scope;

    /// <summary>Notes the start of a call.</summary>
    /// <returns>The entry that records its end; null if the trace is full.</returns>
    public CallTrace? Begin(string service, string method, object request)
        => trace.BeginCall(_scope, service, method, keys, MessageSize.Of(request));

    /// <summary>Waits for the response and notes the end of its call.</summary>
    public static async Task<TResponse> EndAsync<TRequest, TResponse>(
        CallTrace trace, UpstreamUnaryCall<TRequest, TResponse> call, Task<TResponse> response)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            var message = await response.ConfigureAwait(false);
            trace.End("OK", call.Attempts, MessageSize.Of(message));
            return message;
        }
        catch (RpcException failure)
        {
            trace.End(GrpcStatusMap.Of(failure.StatusCode).Code, call.Attempts);
            throw;
        }
        catch
        {
            trace.End(GrpcStatusMap.Of(StatusCode.Internal).Code, call.Attempts);
            throw;
        }
    }
}
