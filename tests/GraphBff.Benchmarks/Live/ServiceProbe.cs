using Grpc.Core;
using Grpc.Core.Interceptors;

namespace GraphBff.Benchmarks.Live;

/// <summary>Tells how many streams the services have open, and can slow their reads.</summary>
internal sealed class ServiceProbe(TimeProvider time) : Interceptor
{
    private int _openStreams;

    public int OpenStreams => Volatile.Read(ref _openStreams);

    /// <summary>How long each unary call waits before it runs.</summary>
    public TimeSpan Delay { get; set; }

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, time, context.CancellationToken);
        }

        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Interlocked.Increment(ref _openStreams);
        try
        {
            await continuation(request, responseStream, context);
        }
        finally
        {
            Interlocked.Decrement(ref _openStreams);
        }
    }
}
