using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace GraphBff.Testing;

/// <summary>Records the calls that reach the services, and can delay or fail them.</summary>
public sealed class RecordingUpstream : Interceptor
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private int _openStreams;

    /// <summary>Runs before each call; may throw or wait.</summary>
    public Func<string, ServerCallContext, Task>? Before { get; set; }

    /// <summary>The methods that were called, in the order in which they began.</summary>
    public IReadOnlyList<string> Calls => [.. _calls.Select(call => call.Method)];

    public IReadOnlyList<RecordedCall> Details => [.. _calls];

    /// <summary>How many server streams are open.</summary>
    public int OpenResponseStreams => Volatile.Read(ref _openStreams);

    public void Clear() => _calls.Clear();

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        await RecordAsync(request, context);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        Interlocked.Increment(ref _openStreams);
        try
        {
            await RecordAsync(request, context);
            await continuation(request, responseStream, context);
        }
        finally
        {
            Interlocked.Decrement(ref _openStreams);
        }
    }

    private async Task RecordAsync(object request, ServerCallContext context)
    {
        var call = new RecordedCall(request, context);
        _calls.Enqueue(call);
        if (Before is { } before)
        {
            await before(call.Method, context);
        }
    }
}
