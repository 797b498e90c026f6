using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Running;

/// <summary>How long an operation may work: until its deadline, and while the caller waits for the response.</summary>
internal sealed class OperationLifetime(TimeProvider time, DateTimeOffset deadline, CancellationToken caller)
{
    /// <summary>The error in place of a result that was not ready in time.</summary>
    public static readonly GraphError Expired = new(ErrorCodes.DeadlineExceeded, "The request's time budget ran out.") { Retryable = true };

    // Upstream calls have the deadline themselves, and their errors say more. The run's own end is for code that ignores the deadline.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    // Keeps the time span in a timer's range. No caller waits this long.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private CancellationTokenSource? _work;
    private volatile bool _stopped;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _timer;

    public DateTimeOffset Deadline { get; } = deadline;

    public TimeProvider Time { get; } = time;

    /// <summary>Whether the time is up.</summary>
    public bool IsOver => Time.GetUtcNow() - Deadline >= Grace;

    /// <summary>Cancelled when the caller no longer waits for the response.</summary>
    public CancellationToken Caller { get; } = caller;

    /// <summary>
    /// Cancelled when the work has no use any more: the caller left, or the deadline passed. Created on first use.
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

    /// <summary>Notifies the run when the deadline passes or the caller leaves.</summary>
    public void Watch(IRun run)
    {
        var left = Deadline - Time.GetUtcNow();
        left = left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left + Grace : LongestTimer;
        _timer = Time.CreateTimer(static state => ((IRun)state!).OnDeadline(), run, left, Timeout.InfiniteTimeSpan);
        _cancellation = Caller.UnsafeRegister(static state => ((IRun)state!).OnCallerLeft(), run);
    }

    /// <summary>
    /// Cancels the work that still runs for the operation. The token's callbacks run on another thread, so they do not delay this call.
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
