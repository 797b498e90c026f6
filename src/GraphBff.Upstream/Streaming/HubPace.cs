namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Decides when to hold a stream back during a burst. If a queue overflows because the machine had no time to run its subscriber, that is
/// not the subscriber's fault. A subscriber that takes nothing while the stream is held back is stuck, and the stream no longer waits for
/// it. If most subscribers lag, it is a burst, often of events that had to wait for a stuck subscriber. Then the stream is held back even
/// right after an earlier wait.
/// </summary>
/// <remarks>Guarded by the group's gate.</remarks>
internal sealed class HubPace(StreamOptions options, StreamHub hub)
{
    private readonly long _late = options.QueueCapacity - Math.Max(1, options.QueueCapacity / 2);
    private readonly long _caughtUp = options.QueueCapacity - Math.Max(1, options.QueueCapacity / 4);
    private TaskCompletionSource? _room;
    private int _lagging;
    private int _stuck;
    private int _taken;
    private int _takenBefore;

    /// <summary>Checks a subscriber that is not waiting, after an event was added.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="room">How many more events it can lag.</param>
    public void Count(StreamSubscriber subscriber, long room)
    {
        if (room <= _late && subscriber.Pace == SubscriberPace.Good)
        {
            subscriber.Pace = SubscriberPace.Lagging;
            _lagging++;
        }
    }

    /// <summary>Checks a subscriber after it took an entry.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="room">How many more events it can lag.</param>
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
        _lagging -= subscriber.Pace == SubscriberPace.Lagging ? 1 : 0;
        _stuck -= subscriber.Pace == SubscriberPace.Stuck ? 1 : 0;
        subscriber.Pace = SubscriberPace.Good;
        if (_lagging == 0 && _room is not null)
        {
            _room.TrySetResult();
            _room = null;
        }
    }

    /// <summary>Completes when no subscriber lags; null if none lags, or the stream does not wait for those that do.</summary>
    /// <param name="subscribers">The number of subscribers.</param>
    /// <param name="isPatient">Whether subscribers that keep up may wait for the others.</param>
    public Task? Room(int subscribers, bool isPatient)
    {
        var mostLag = _lagging * 2 > subscribers - _stuck;
        var waits = hub.IsAlone || (options.BurstPatience > TimeSpan.Zero && (isPatient || mostLag));
        if (_lagging == 0 || !waits)
        {
            return null;
        }

        _takenBefore = _taken;
        _room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _room.Task;
    }

    /// <summary>Whether to hold the stream back further. Called from time to time.</summary>
    /// <param name="subscribers">All subscribers.</param>
    /// <param name="isPatient">Whether subscribers that keep up may wait for the others.</param>
    public bool KeepsHolding(IReadOnlyList<StreamSubscriber> subscribers, bool isPatient)
    {
        var isMoving = _taken != _takenBefore;
        _takenBefore = _taken;
        var costsNobody = _lagging + _stuck == subscribers.Count;
        if (_room is null || hub.IsAlone || (isMoving && (isPatient || costsNobody)))
        {
            return true;
        }

        _room = null;
        foreach (var subscriber in subscribers)
        {
            if (subscriber.Pace == SubscriberPace.Lagging)
            {
                subscriber.Pace = SubscriberPace.Stuck;
                _lagging--;
                _stuck++;
            }
        }

        return false;
    }
}
