using Grpc.Core;
using Grpc.Core.Interceptors;

namespace GraphBff.Benchmarks.Live;

/// <summary>Tells how many streams the services have open, and can hold their other calls.</summary>
internal sealed class ServiceProbe : Interceptor
{
    private volatile TaskCompletionSource? _gate;
    private int _openStreams;
    private int _held;

    /// <summary>How many streams have begun: what is changed from then on is theirs to tell.</summary>
    public int OpenResponseStreams => Volatile.Read(ref _openStreams);

    /// <summary>How many calls are held.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Holds each unary call from now on before it runs.</summary>
    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets all of them run.</summary>
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
