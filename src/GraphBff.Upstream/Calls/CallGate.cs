namespace GraphBff.Upstream.Calls;

/// <summary>Bounds how many calls to one service one operation has under way. Costs two counts where nobody has to wait.</summary>
/// <param name="most">How many.</param>
internal sealed class CallGate(int most)
{
    // Below zero: how many wait. A waiter that is cancelled does not count itself out: its whole operation is over.
    private int _free = most;
    private SemaphoreSlim? _queue;

    private SemaphoreSlim Queue => LazyInitializer.EnsureInitialized(ref _queue, static () => new SemaphoreSlim(0));

    /// <summary>Waits for a place; give it back by <see cref="Leave"/>.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the operation any more. There is no place to give back.</exception>
    public Task EnterAsync(CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _free) >= 0 ? Task.CompletedTask : Queue.WaitAsync(cancellationToken);

    public void Leave()
    {
        if (Interlocked.Increment(ref _free) <= 0)
        {
            Queue.Release();
        }
    }
}
