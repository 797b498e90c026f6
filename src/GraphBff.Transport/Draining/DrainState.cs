namespace GraphBff.Transport.Draining;

/// <summary>
/// The steps in which the server stops: first it is not ready but serves as before, then it drains. Counts the running requests, so that it
/// can wait for them.
/// </summary>
public sealed class DrainState : IDisposable
{
    private readonly CancellationTokenSource _draining = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private volatile bool _isStopping;

    public DrainState() => Draining = _draining.Token;

    /// <summary>Whether the server was asked to stop. Load balancers must see this before any request is refused.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>Whether new operations are refused and subscriptions end. Once true, it stays true.</summary>
    public bool IsDraining => _draining.IsCancellationRequested;

    /// <summary>Cancelled when draining begins. Callbacks must be quick, since they run one after the other.</summary>
    public CancellationToken Draining { get; }

    public void Dispose() => _draining.Dispose();

    internal int Running => Volatile.Read(ref _running);

    /// <summary>Counts a request that begins, until <see cref="Leave"/>; false if it must be refused.</summary>
    public bool TryEnter()
    {
        // Counts before it checks. So either the drain sees the count, or the request sees the drain.
        Interlocked.Increment(ref _running);
        if (!IsDraining)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Counts a request that ended.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0 && IsDraining)
        {
            _idle.TrySetResult();
        }
    }

    internal void Stop() => _isStopping = true;

    /// <summary>Refuses new requests, and waits for the running ones.</summary>
    /// <exception cref="OperationCanceledException">Some requests still run.</exception>
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
