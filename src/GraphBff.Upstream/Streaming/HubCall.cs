using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>One open call of a hub's upstream stream, with its current read.</summary>
internal sealed class HubCall : IDisposable
{
    private readonly StreamHubs _owner;
    private readonly CancellationTokenSource _cancellation;
    private readonly IWatchCall _call;

    /// <summary>Opens a call.</summary>
    /// <exception cref="RpcException">It failed at once.</exception>
    public HubCall(StreamHub hub, WatchStart from, CancellationToken closing)
    {
        _owner = hub.Group.Owner;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(closing);
        try
        {
            _call = hub.Source.Open(
                from,
                new CallOptions(hub.Group.Metadata(), cancellationToken: _cancellation.Token, writeOptions: TolerantReading.Instance));
        }
        catch
        {
            _cancellation.Dispose();
            throw;
        }

        From = from;
        OpenedAt = _owner.Time.GetTimestamp();
        _owner.StreamOpened(hub.Source.Service, hub.Source.Name);
        Source = hub.Source;
        Next = _call.MoveNextAsync(CancellationToken.None);
        Answered = Task.WhenAny(_call.Headers, Next);
    }

    public WatchStart From { get; }

    public long OpenedAt { get; }

    /// <summary>When the service answered; null if it has not, or this was not checked yet.</summary>
    public long? AnsweredAt { get; set; }

    /// <summary>Whether a message was received.</summary>
    public bool HasMessage { get; set; }

    /// <summary>Completes when the service has answered, even with a failure.</summary>
    public Task Answered { get; }

    /// <summary>The current read: true for a message, false at the end of the stream.</summary>
    public Task<bool> Next { get; private set; }

    public WatchMessage Current => _call.Current;

    private IWatchSource Source { get; }

    /// <summary>Reads the next message.</summary>
    public void Read() => Next = _call.MoveNextAsync(CancellationToken.None);

    public void Dispose()
    {
        _cancellation.Cancel();
        // Both fail now, and nothing awaits them.
        Observe(Next);
        Observe(_call.Headers);
        _call.Dispose();
        _cancellation.Dispose();
        _owner.StreamClosed(Source.Service, Source.Name);
    }

    private static void Observe(Task task) => task.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
