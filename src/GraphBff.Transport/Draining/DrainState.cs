namespace GraphBff.Transport.Draining;

/// <summary>
/// How far the server is on its way out: first it is not ready any more but serves as before, then it drains. Counts the requests that
/// run, so that it can wait for them.
/// </summary>
public sealed class DrainState : IDisposable
{
    private readonly CancellationTokenSource _draining = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private volatile bool _isStopping;

    public DrainState() => Draining = _draining.Token;

    /// <summary>Whether the server was asked to stop. What balances the load must see it before anything is refused.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>Whether new operations are refused and subscriptions end. Never undone.</summary>
    public bool IsDraining => _draining.IsCancellationRequested;

    /// <summary>Cancelled when draining begins. A callback must be quick: all of them run one after the other.</summary>
    public CancellationToken Draining { get; }

    public void Dispose() => _draining.Dispose();

    internal int Running => Volatile.Read(ref _running);

    /// <summary>Counts a request that begins; false where it must be refused.</summary>
    internal bool TryEnter()
    {
        // Counted first: the drain sees the count, or the request sees the drain.
        Interlocked.Increment(ref _running);
        if (!IsDraining)
        {
            return true;
        }

        Leave();
        return false;
    }

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0 && IsDraining)
        {
            _idle.TrySetResult();
        }
    }

    internal void Stop() => _isStopping = true;

    /// <summary>Refuses what is new, and waits for what runs.</summary>
    /// <exception cref="OperationCanceledException">Something still runs.</exception>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        await _draining.CancelAsync().ConfigureAwait(false);
        if (Running == 0)
        {
            _idle.TrySetResult();
        }

        await _idle.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
