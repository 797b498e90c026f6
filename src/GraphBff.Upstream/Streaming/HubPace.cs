namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Holds a stream back during a burst: a queue that overflows because the machine had no time to run its subscriber is not the
/// subscriber's fault. Who takes nothing at all while it is held back is stuck, and not waited for any longer. Where most lag it is
/// a burst, often of what had to wait for who is stuck, and it is held back whether there was patience before or not.
/// </summary>
/// <remarks>Guarded by the group's gate.</remarks>
internal sealed class HubPace(StreamOptions options, StreamHub hub)
{
    private readonly long _late = options.QueueCapacity - Math.Max(1, options.QueueCapacity / 2);
    private readonly long _caughtUp = options.QueueCapacity - Math.Max(1, options.QueueCapacity / 4);
    private TaskCompletionSource? _room;
    private int _behind;
    private int _stuck;
    private int _taken;
    private int _takenBefore;

    /// <summary>Looks at a subscriber that does not wait, when an event was added.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="room">How many more events it can be behind.</param>
    public void Count(StreamSubscriber subscriber, long room)
    {
        if (room <= _late && subscriber.Pace == SubscriberPace.Good)
        {
            subscriber.Pace = SubscriberPace.Behind;
            _behind++;
        }
    }

    /// <summary>Looks at a subscriber that took an entry.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="room">How many more events it can be behind.</param>
    public void Advanced(StreamSubscriber subscriber, long room)
    {
        if (subscriber.Pace == SubscriberPace.Good)
        {
            return;
        }

        _taken++;
        if (room > _caughtUp)
        {
            Left(subscriber);
        }
    }

    /// <summary>Forgets a subscriber.</summary>
    public void Left(StreamSubscriber subscriber)
    {
        _behind -= subscriber.Pace == SubscriberPace.Behind ? 1 : 0;
        _stuck -= subscriber.Pace == SubscriberPace.Stuck ? 1 : 0;
        subscriber.Pace = SubscriberPace.Good;
        if (_behind == 0 && _room is not null)
        {
            _room.TrySetResult();
            _room = null;
        }
    }

    /// <summary>Done when nobody is behind any more; null where nobody is, or nobody is waited for.</summary>
    /// <param name="subscribers">How many there are.</param>
    /// <param name="isPatient">Whether those who have caught up may be kept waiting for the others.</param>
    public Task? Room(int subscribers, bool isPatient)
    {
        bool mostLag = _behind * 2 > subscribers - _stuck;
        bool waits = hub.IsAlone || (options.BurstPatience > TimeSpan.Zero && (isPatient || mostLag));
        if (_behind == 0 || !waits)
        {
            return null;
        }

        _takenBefore = _taken;
        _room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _room.Task;
    }

    /// <summary>Whether to hold the stream back further, asked now and then.</summary>
    /// <param name="subscribers">All of them.</param>
    /// <param name="isPatient">Whether those who have caught up may be kept waiting for the others.</param>
    public bool HoldsOn(IReadOnlyList<StreamSubscriber> subscribers, bool isPatient)
    {
        bool isMoving = _taken != _takenBefore;
        _takenBefore = _taken;
        bool costsNobody = _behind + _stuck == subscribers.Count;
        if (_room is null || hub.IsAlone || (isMoving && (isPatient || costsNobody)))
        {
            return true;
        }

        _room = null;
        foreach (var subscriber in subscribers)
        {
            if (subscriber.Pace == SubscriberPace.Behind)
            {
                subscriber.Pace = SubscriberPace.Stuck;
                _behind--;
                _stuck++;
            }
        }

        return false;
    }
}
