namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Holds a stream back during a burst. A queue that overflows because the machine had no time to run anybody is not a
/// subscriber's fault; so the stream waits while more than half of them are half a queue behind, but never for a minority.
/// </summary>
internal sealed class HubPace(StreamOptions options, HubKind kind)
{
    private readonly long _threshold = Math.Max(1, options.QueueCapacity / 2);
    private TaskCompletionSource? _room;
    private int _behind;
    private bool _hasGivenUp;

    /// <summary>Begins to count anew.</summary>
    public void Begin() => _behind = 0;

    /// <summary>Counts a subscriber.</summary>
    public void Count(StreamSubscriber subscriber, long lag)
    {
        subscriber.IsBehind = lag >= _threshold;
        _behind += subscriber.IsBehind ? 1 : 0;
    }

    public void Advanced(StreamSubscriber subscriber, long lag, int subscribers)
    {
        if (subscriber.IsBehind && lag < _threshold)
        {
            Left(subscriber, subscribers);
        }
    }

    public void Left(StreamSubscriber subscriber, int subscribers)
    {
        if (subscriber.IsBehind)
        {
            subscriber.IsBehind = false;
            _behind--;
        }

        if (_room is not null && !IsBehind(subscribers))
        {
            _room.TrySetResult();
            _room = null;
        }
    }

    /// <summary>Done when most have room again; null if they have it now, or were waited for already.</summary>
    public Task? Room(int subscribers)
    {
        if (!IsBehind(subscribers))
        {
            _hasGivenUp = false;
            return null;
        }

        if (_hasGivenUp && kind != HubKind.Private)
        {
            return null;
        }

        _room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _room.Task;
    }

    public void GiveUp() => (_hasGivenUp, _room) = (true, null);

    private bool IsBehind(int subscribers) => _behind * 2 > subscribers;
}
