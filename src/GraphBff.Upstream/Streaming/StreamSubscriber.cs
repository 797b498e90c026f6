using System.Threading.Tasks.Sources;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// One subscriber of a hub: a position in its ring and, while there is nothing to read, the waiting task of the next event. There may be
/// very many subscribers, so each is small.
/// </summary>
/// <remarks>The gate of its group guards everything that is not private.</remarks>
internal sealed class StreamSubscriber(Subscription subscription, CancellationToken cancellationToken)
    : IAsyncEnumerator<SubscriptionEvent>, IValueTaskSource<bool>
{
    private enum Outcome : byte
    {
        Event,
        Failed,
        Left,
    }

    // The continuation must not run on the thread that reads the service, nor on one that cancels.
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private Subscription? _subscription = subscription;
    private volatile HubGroup? _group;
    private volatile bool _isDisposed;
    private GraphError? _failure;
    private SubscriptionEvent[]? _snapshot;
    private int _snapshotPosition;
    private bool _hasLeft;
    private bool _isCounted;
    private Outcome _outcome;

    /// <summary>The caller's identity.</summary>
    public string Identity { get; } = subscription.Caller.Identity;

    public SubscriptionEvent Current { get; private set; } = null!;

    /// <summary>The hub that it reads; null after the subscriber has left or failed.</summary>
    public StreamHub? Hub { get; set; }

    /// <summary>The index among the hub's subscribers; -1 after it was removed.</summary>
    public int Index { get; set; } = -1;

    /// <summary>The entry of the hub's ring that is read next.</summary>
    public long Position { get; set; }

    /// <summary>Whether it waits for the next event.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether it still reads events from before it joined. Then it may lag by the whole ring.</summary>
    public bool IsReplaying { get; set; }

    /// <summary>How it keeps up with a burst.</summary>
    public SubscriberPace Pace { get; set; }

    /// <summary>Whether its next event reports a gap.</summary>
    public bool HasGap { get; set; }

    /// <summary>Whether nothing is left to read.</summary>
    public bool IsDrained => _snapshot is null && Hub is { } hub && Position == hub.Ring.End;

    public ValueTask<bool> MoveNextAsync()
    {
        if (_group is { } group)
        {
            return Next(group);
        }

        try
        {
            var authorization = _subscription!.Authorize?.Invoke() ?? default;
            if (!authorization.IsCompleted)
            {
                return AuthorizedAsync(authorization);
            }

            authorization.GetAwaiter().GetResult();
            return Next(Join());
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<bool>(exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        // Either this sees the group, or a concurrent Join sees _isDisposed.
        Interlocked.MemoryBarrier();
        if (_group is not null)
        {
            _registration.Dispose();
            Leave();
        }

        return default;
    }

    public bool GetResult(short token) => _core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);

    /// <summary>Starts to read, with the current state first if one is given. Under the gate.</summary>
    public void Begin(HubGroup group, SubscriptionEvent[]? snapshot)
    {
        _group = group;
        _isCounted = true;
        _snapshot = snapshot is { Length: > 0 } ? snapshot : null;
    }

    /// <summary>Takes the next event as <see cref="Current"/>, if there is one. Under the gate.</summary>
    public bool TryTake()
    {
        if (Hub is not { } hub)
        {
            return false;
        }

        while (true)
        {
            if (_snapshot is { } snapshot)
            {
                Take(snapshot[_snapshotPosition++]);
                if (_snapshotPosition == snapshot.Length)
                {
                    (_snapshot, _snapshotPosition) = (null, 0);
                }

                return true;
            }

            hub.SkipIfLagging(this);
            if (Position == hub.Ring.End)
            {
                return false;
            }

            var entry = hub.Ring[Position];
            Position++;
            hub.Advanced(this);
            switch (entry)
            {
                case SubscriptionEvent single:
                    Take(single);
                    return true;
                case SubscriptionEvent[] state:
                    // This is many events at once. Others may pile up until they are read.
                    (_snapshot, IsReplaying) = (state, true);
                    break;
                default:
                    HasGap = true;
                    break;
            }
        }
    }

    /// <summary>Ends the waiting, if there is something to read. Under the gate; <see cref="Wake"/> follows outside.</summary>
    public bool TryEndWaiting()
    {
        if (!IsWaiting || !TryTake())
        {
            return false;
        }

        IsWaiting = false;
        _outcome = Outcome.Event;
        return true;
    }

    /// <summary>Ends the subscription with an error. Under the gate; if true, <see cref="Wake"/> follows outside.</summary>
    public bool Fail(GraphError failure)
    {
        _failure = failure;
        Detach();
        if (!IsWaiting)
        {
            return false;
        }

        IsWaiting = false;
        _outcome = Outcome.Failed;
        return true;
    }

    /// <summary>Resumes the reader on another thread. Not under the gate.</summary>
    public void Wake()
    {
        switch (_outcome)
        {
            case Outcome.Event:
                _core.SetResult(true);
                break;
            case Outcome.Failed:
                _core.SetException(TakeFailure()!);
                break;
            default:
                _core.SetException(new OperationCanceledException(cancellationToken));
                break;
        }
    }

    private async ValueTask<bool> AuthorizedAsync(ValueTask authorization)
    {
        await authorization.ConfigureAwait(false);
        return await Next(Join()).ConfigureAwait(false);
    }

    private HubGroup Join()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subscription = _subscription!;
        subscription.Hubs.Join(this, subscription);
        _subscription = null;
        // After Join, since a cancelled token runs the callback at once.
        _registration = cancellationToken.UnsafeRegister(static state => ((StreamSubscriber)state!).Leave(), this);
        Interlocked.MemoryBarrier();
        if (_isDisposed)
        {
            _registration.Dispose();
            Leave();
        }

        return _group!;
    }

    private ValueTask<bool> Next(HubGroup group)
    {
        lock (group.Gate)
        {
            if (_hasLeft)
            {
                return ValueTask.FromException<bool>(new OperationCanceledException(cancellationToken));
            }

            if (TryTake() || (group.TryMerge(this) && TryTake()))
            {
                return new(true);
            }

            if (Hub?.Failure is { } failure)
            {
                // All events before the failure have been read.
                Fail(failure);
            }

            if (Hub is not null)
            {
                _core.Reset();
                IsWaiting = true;
                return new(this, _core.Version);
            }
        }

        return TakeFailure() is { } thrown ? ValueTask.FromException<bool>(thrown) : new(false);
    }

    private void Leave()
    {
        bool wasWaiting;
        lock (_group!.Gate)
        {
            if (_hasLeft)
            {
                return;
            }

            _hasLeft = true;
            Detach();
            wasWaiting = IsWaiting;
            IsWaiting = false;
            _outcome = wasWaiting ? Outcome.Left : _outcome;
        }

        if (wasWaiting)
        {
            Wake();
        }
    }

    private void Take(SubscriptionEvent next)
    {
        Current = HasGap && !next.IsGap ? new(next.Value, next.ResumeToken, isGap: true) : next;
        HasGap = false;
    }

    private void Detach()
    {
        Hub?.Remove(this);
        Hub = null;
        _snapshot = null;
        if (_isCounted)
        {
            _isCounted = false;
            _group!.SubscriberLeft();
        }
    }

    /// <summary>The error, once. After it the events end.</summary>
    private GraphException? TakeFailure() => Interlocked.Exchange(ref _failure, null) is { } failure ? new(failure) : null;
}
