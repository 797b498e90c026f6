using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Running;

/// <summary>How long an operation is worth its work: until its deadline, and while somebody waits for the answer.</summary>
internal sealed class OperationLifetime(TimeProvider time, DateTimeOffset deadline, CancellationToken caller)
{
    /// <summary>What stands in the place of what was not there in time.</summary>
    public static readonly GraphError Expired = new(ErrorCodes.DeadlineExceeded, "The request's time budget ran out.") { Retryable = true };

    // The upstream calls carry the deadline themselves and fail with more to tell; this is for what does not heed it.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    // What a timer takes at most; nobody waits as long.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private CancellationTokenSource? _work;
    private volatile bool _stopped;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _timer;

    public DateTimeOffset Deadline { get; } = deadline;

    public TimeProvider Time { get; } = time;

    /// <summary>Whether the time is up.</summary>
    public bool IsOver => Time.GetUtcNow() - Deadline >= Grace;

    /// <summary>Cancelled by who waits for the answer.</summary>
    public CancellationToken Caller { get; } = caller;

    /// <summary>
    /// Cancelled when the work is in vain: the caller left or the deadline passed. Made on first use; many operations have none.
    /// </summary>
    public CancellationToken Work
    {
        get
        {
            if (Volatile.Read(ref _work) is { } known)
            {
                return known.Token;
            }

            var created = new CancellationTokenSource();
            var work = Interlocked.CompareExchange(ref _work, created, null) ?? created;
            if (_stopped)
            {
                work.Cancel();
            }

            return work.Token;
        }
    }

    /// <summary>Tells the run when the deadline passes or the caller leaves.</summary>
    public void Watch(IRun run)
    {
        var left = Deadline - Time.GetUtcNow();
        left = left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left + Grace : Longest;
        _timer = Time.CreateTimer(static state => ((IRun)state!).OnDeadline(), run, left, Timeout.InfiniteTimeSpan);
        _cancellation = Caller.UnsafeRegister(static state => ((IRun)state!).OnCallerLeft(), run);
    }

    /// <summary>
    /// Cancels what still works for the operation. What hangs on the token runs elsewhere, so that it cannot hold up its caller.
    /// </summary>
    public void Stop()
    {
        _stopped = true;
        Interlocked.MemoryBarrier();
        _ = _work?.CancelAsync();
    }

    /// <summary>Ends the watch.</summary>
    public void Unwatch()
    {
        _timer?.Dispose();
        _cancellation.Dispose();
    }
}
