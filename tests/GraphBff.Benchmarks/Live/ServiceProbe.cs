using Grpc.Core;
using Grpc.Core.Interceptors;

namespace GraphBff.Benchmarks.Live;

/// <summary>Counts the open streams of the services, and can hold their other calls.</summary>
internal sealed class ServiceProbe : Interceptor
{
    private volatile TaskCompletionSource? _gate;
    private int _openStreams;
    private int _held;

    /// <summary>How many open streams have sent a message. From that message on, a stream reports every change.</summary>
    public int OpenStreams => Volatile.Read(ref _openStreams);

    public int Held => Volatile.Read(ref _held);

    /// <summary>Holds each new unary call before it runs.</summary>
    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets all held calls run.</summary>
    public void Release()
    {
        _gate?.SetResult();
        _gate = null;
    }

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (_gate is { } gate)
        {
            Interlocked.Increment(ref _held);
            try
            {
                await gate.Task.WaitAsync(context.CancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _held);
            }
        }

        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var begun = new BegunStream<TResponse>(responseStream, () => Interlocked.Increment(ref _openStreams));
        try
        {
            await continuation(request, begun, context);
        }
        finally
        {
            Interlocked.Add(ref _openStreams, begun.HasBegun ? -1 : 0);
        }
    }
}
