using GraphBff.Engine.Execution;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Calls;

/// <summary>The calls of one request: what each carries, and how long it may run.</summary>
internal sealed class RequestCalls(
    CallPolicy policy, Metadata metadata, DateTimeOffset deadline, TimeProvider time, CancellationToken cancellationToken)
{
    public CallPolicy Policy { get; } = policy;

    /// <summary>Cancelled when nobody waits for the answer any more.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    public static RequestCalls Of(OperationContext operation)
    {
        if (operation.CallState is not RequestCalls calls)
        {
            calls = new RequestCalls(
                operation.Services.GetRequiredService<CallPolicy>(),
                RequestMetadata.Of(operation.Caller, operation.RequestId),
                operation.Deadline,
                operation.Time,
                operation.CancellationToken);
            operation.CallState = calls;
        }

        return calls;
    }

    /// <summary>The options of a call that starts now.</summary>
    public CallOptions Options()
    {
        var left = deadline - time.GetUtcNow();
        if (left > Policy.Options.CallTimeout)
        {
            left = Policy.Options.CallTimeout;
        }

        // The gRPC client reads the deadline on the system's clock, whatever clock the request has.
        return new CallOptions(metadata, (TimeProvider.System.GetUtcNow() + left).UtcDateTime, CancellationToken);
    }

    /// <summary>A loader's own gate, made when it first asks key by key.</summary>
    public SemaphoreSlim Gate(ref SemaphoreSlim? gate) =>
        gate ?? LazyInitializer.EnsureInitialized(ref gate, () => new SemaphoreSlim(Policy.Options.MaxConcurrentReads));
}
