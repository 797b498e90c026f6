using GraphBff.Upstream.Telemetry;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Bounds how many calls to one service one operation has under way. It costs two interlocked counts if no call has to wait.
/// </summary>
/// <param name="most">How many.</param>
/// <param name="telemetry">Counts those that wait; null for nobody.</param>
internal sealed class CallGate(int most, UpstreamTelemetry? telemetry = null)
{
    // Below zero, it counts those that wait. A cancelled waiter stays counted: its whole operation is over.
    private int _free = most;
    private SemaphoreSlim? _queue;

    private SemaphoreSlim Queue => LazyInitializer.EnsureInitialized(ref _queue, static () => new SemaphoreSlim(0));

    /// <summary>Waits for a free slot; <see cref="Leave"/> gives it back.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled. There is no slot to give back.</exception>
    public Task EnterAsync(CancellationToken cancellationToken)
        => Interlocked.Decrement(ref _free) >= 0 ? Task.CompletedTask : WaitAsync(cancellationToken);

    public void Leave()
    {
        if (Interlocked.Increment(ref _free) <= 0)
        {
            Queue.Release();
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        telemetry?.Waits(1);
        try
        {
            await Queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            telemetry?.Waits(-1);
        }
    }
}
