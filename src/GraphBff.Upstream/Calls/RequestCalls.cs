using GraphBff.Engine.Execution;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Calls;

/// <summary>The calls of one request: what each carries, and how long it may run.</summary>
internal sealed class RequestCalls(CallPolicy policy, Metadata metadata, OperationContext operation)
{
    public CallPolicy Policy { get; } = policy;

    /// <summary>Cancelled when nobody waits for the answer any more.</summary>
    public CancellationToken CancellationToken => operation.CancellationToken;

    public static RequestCalls Of(OperationContext operation)
    {
        if (operation.CallState is not RequestCalls calls)
        {
            calls = new RequestCalls(
                operation.Services.GetRequiredService<CallPolicy>(),
                RequestMetadata.Of(operation.Caller, operation.RequestId),
                operation);
            operation.CallState = calls;
        }

        return calls;
    }

    /// <summary>The options of a call that starts now.</summary>
    /// <param name="keys">How many keys it asks for, for the operation's trace; 0 where that is not known.</param>
    public CallOptions Options(int keys = 0)
    {
        var left = operation.Deadline - operation.Time.GetUtcNow();
        if (left > Policy.Options.CallTimeout)
        {
            left = Policy.Options.CallTimeout;
        }

        // The gRPC client reads the deadline on the system's clock, whatever clock the request has.
        var options = new CallOptions(metadata, (TimeProvider.System.GetUtcNow() + left).UtcDateTime, CancellationToken);
        return operation.Trace is { } trace ? options.WithWriteOptions(new TracedCalls(trace, keys)) : options;
    }

    /// <summary>Notes that the batch that is under way here is not one call, for the operation's trace.</summary>
    public void FallBack(string method, StatusCode status) => operation.Trace?.FallBack(method, StatusTable.Of(status).Code);

    /// <summary>A loader's own gate, made when it first asks key by key.</summary>
    public SemaphoreSlim Gate(ref SemaphoreSlim? gate) =>
        gate ?? LazyInitializer.EnsureInitialized(ref gate, () => new SemaphoreSlim(Policy.Options.MaxConcurrentReads));
}
