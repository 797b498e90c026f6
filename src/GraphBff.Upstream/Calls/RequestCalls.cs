using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Calls;

/// <summary>The calls of one request: their metadata, deadlines and limits.</summary>
internal sealed class RequestCalls(CallPolicy policy, Metadata metadata, OperationContext operation) : IOperationCalls
{
    private readonly Lock _gate = new();
    private (object Service, CallGate Gate)[] _gates = [];
    private int _made;

    public CallPolicy Policy { get; } = policy;

    /// <summary>Cancelled when the client no longer waits for the response.</summary>
    public CancellationToken CancellationToken => operation.CancellationToken;

    public int Made => Math.Min(Volatile.Read(ref _made), Most);

    public int Most => Policy.Options.MaxCallsPerOperation;

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

    /// <summary>Counts a call and gives its options. It starts now.</summary>
    /// <param name="keys">How many keys it reads, for the operation's trace; 0 if unknown.</param>
    /// <exception cref="GraphException">The operation has made as many calls as it may.</exception>
    public CallOptions Options(int keys = 0)
    {
        if (Interlocked.Increment(ref _made) > Most)
        {
            throw new GraphException(
                UpstreamErrorCodes.Calls, $"The operation needs more than {Most} calls to services. Ask for less in one operation.");
        }

        var left = operation.Deadline - operation.Time.GetUtcNow();
        if (left > Policy.Options.CallTimeout)
        {
            left = Policy.Options.CallTimeout;
        }

        // The gRPC client compares the deadline with the system's clock, whatever clock the request uses.
        var options = new CallOptions(metadata, (TimeProvider.System.GetUtcNow() + left).UtcDateTime, CancellationToken);
        return operation.Trace is { } trace ? options.WithWriteOptions(new TracedCalls(trace, keys)) : options;
    }

    /// <summary>Counts a batch that was split into several calls, and notes it in the operation's trace.</summary>
    public void FallBack(string method, StatusCode status)
    {
        Policy.Telemetry.FellBack(method, status);
        operation.Trace?.FallBack(method, GrpcStatusMap.Of(status).Code);
    }

    /// <summary>The gate that bounds the operation's reads of the service that a loader calls.</summary>
    public CallGate GateOf(DataLoader loader)
    {
        var service = Policy.Services.Of(loader);
        return Find(service) ?? Add(service);
    }

    // An operation calls few services.
    private CallGate? Find(object service)
    {
        foreach (var (known, gate) in Volatile.Read(ref _gates))
        {
            if (ReferenceEquals(known, service))
            {
                return gate;
            }
        }

        return null;
    }

    private CallGate Add(object service)
    {
        lock (_gate)
        {
            if (Find(service) is { } known)
            {
                return known;
            }

            var gate = new CallGate(Policy.Options.MaxConcurrentReads, Policy.Telemetry);
            Volatile.Write(ref _gates, [.. _gates, (service, gate)]);
            return gate;
        }
    }
}
