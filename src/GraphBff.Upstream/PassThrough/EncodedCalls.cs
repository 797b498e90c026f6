using GraphBff.Engine.Operations;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Streaming;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.PassThrough;

/// <summary>
/// Calls services with encoded messages, for clients that want a service itself. The calls are those of the graph in everything else: its
/// channels with their balancing, limits, repeated reads and log, its metadata, and its account of streams.
/// </summary>
public sealed class EncodedCalls
{
    private readonly IServiceProvider _services;
    private readonly StreamHubs _streams;

    internal EncodedCalls(IServiceProvider services, StreamHubs streams)
    {
        _services = services;
        _streams = streams;
    }

    /// <summary>Makes a unary call.</summary>
    /// <exception cref="UpstreamException">It failed.</exception>
    public async Task<EncodedMessage> CallAsync(
        EncodedMethod method,
        EncodedMessage request,
        Caller caller,
        string requestId,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(caller);
        using var call = InvokerOf(method).AsyncUnaryCall(
            method.Method, host: null, Options(caller, requestId, timeout, cancellationToken), request);
        return await call.ResponseAsync.ConfigureAwait(false);
    }

    /// <summary>Opens a server stream.</summary>
    /// <returns>Null if the process, or this caller, has as many streams as it may (<see cref="StreamOptions"/>).</returns>
    public EncodedStream? Open(
        EncodedMethod method,
        EncodedMessage request,
        Caller caller,
        string requestId,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(caller);
        if (!_streams.TryReserve(caller.Identity))
        {
            return null;
        }

        try
        {
            var call = InvokerOf(method).AsyncServerStreamingCall(
                method.Method, host: null, Options(caller, requestId, timeout, cancellationToken), request);
            return new(call, method, caller.Identity, _streams);
        }
        catch
        {
            _streams.Release(caller.Identity);
            throw;
        }
    }

    private CallInvoker InvokerOf(EncodedMethod method)
        => _services.GetRequiredKeyedService<UpstreamChannel>(method.Upstream).Invoker;

    // The gRPC client compares the deadline with the system's clock.
    private static CallOptions Options(Caller caller, string requestId, TimeSpan? timeout, CancellationToken cancellationToken)
        => new(
            RequestMetadata.Of(caller, requestId),
            timeout is { } left ? (TimeProvider.System.GetUtcNow() + left).UtcDateTime : null,
            cancellationToken);
}
