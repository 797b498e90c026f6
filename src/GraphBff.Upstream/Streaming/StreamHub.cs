using System.Diagnostics.CodeAnalysis;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// One stream of a service and everyone who reads it. The stream's reader puts events into the ring; subscribers take them at
/// their own pace, as long as they keep up.
/// </summary>
/// <remarks>
/// All of it is guarded by the group's gate, under which nothing is awaited and no subscriber's code runs: who is to be woken is
/// noted, and woken outside. The methods that the stream's reader calls enter the gate, the others are called under it.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "A source without timer or handle has nothing to dispose, and is cancelled at any time.")]
internal sealed class StreamHub
{
    private readonly HubGroup _group;
    private readonly StreamOptions _options;
    private readonly CancellationTokenSource _closing = new();
    private readonly List<StreamSubscriber> _subscribers = [];
    private readonly HubIntake _intake;
    private readonly HubPace _pace;
    private readonly bool _isOwn;
    // Used by the stream's reader only, one message at a time.
    private List<StreamSubscriber> _woken = [];
    private StreamSubscriber _owner;
    private bool _isClosed;

    public StreamHub(HubGroup group, HubKind kind, string token, StreamSubscriber opener)
    {
        _group = group;
        _owner = opener;
        _options = group.Owner.Options;
        Kind = kind;
        _isOwn = kind == HubKind.Private;
        Ring = new(_options.RingCapacity, group.Owner.Rings);
        _intake = new(this, token);
        _pace = new(_options, this);
    }

    public HubKind Kind { get; private set; }

    /// <summary>Whether the stream is one subscriber's own and nobody has joined it: it is read as fast as that one reads.</summary>
    public bool IsAlone => _isOwn && _subscribers.Count == 1;

    /// <summary>Whose the stream is counted as: who opened it, then another one who reads it.</summary>
    public string Owner => _owner.Identity;

    public HubRing Ring { get; }

    public HubGroup Group => _group;

    public IWatchSource Source => _group.Source;

    public IReadOnlyList<StreamSubscriber> Subscribers => _subscribers;

    /// <summary>Where the stream is resumed; empty where it cannot be.</summary>
    public string LastToken => _intake.LastToken;

    /// <summary>Why the stream has ended; null while it has not.</summary>
    public GraphError? Failure { get; private set; }

    /// <summary>Cancelled when nobody reads the stream any more.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <inheritdoc cref="HubIntake.Snapshot"/>
    public StreamEvent[]? Snapshot() => _intake.Snapshot();

    /// <summary>Finds the place behind a token that this hub has seen and still knows.</summary>
    public bool TryFind(string token, out long position) => _intake.TryFind(token, sinceGap: false, out position);

    public void Add(StreamSubscriber subscriber, long position, bool isReplaying)
    {
        subscriber.Hub = this;
        subscriber.Position = position;
        subscriber.IsReplaying = isReplaying;
        subscriber.Index = _subscribers.Count;
        _subscribers.Add(subscriber);
    }

    /// <summary>Takes a subscriber out; the last one's leaving closes the stream at once.</summary>
    public void Remove(StreamSubscriber subscriber)
    {
        int index = subscriber.Index;
        if (index < 0)
        {
            return;
        }

        var last = _subscribers[^1];
        (_subscribers[index], last.Index) = (last, index);
        _subscribers.RemoveAt(_subscribers.Count - 1);
        subscriber.Index = -1;
        _pace.Left(subscriber);
        if (_subscribers.Count == 0)
        {
            Close();
        }
        else if (subscriber == _owner)
        {
            // Nobody can be kept from streams of their own by those who go on with one that they have left.
            _group.Owner.Transfer(_owner.Identity, _subscribers[0].Identity);
            _owner = _subscribers[0];
        }
    }

    /// <summary>
    /// Called where a subscriber has nothing left to read. A stream of its own whose state is told is then like any other, if it has a
    /// place at which others can go over to it.
    /// </summary>
    public void Drained()
    {
        if (Kind == HubKind.Private && _intake.IsStateTold && LastToken.Length > 0)
        {
            Kind = HubKind.CatchUp;
        }
    }

    /// <summary>Called by a subscriber before it takes an entry: one that may lose events goes on with the oldest that it may have.</summary>
    public void SkipIfBehind(StreamSubscriber subscriber)
    {
        if (HasOverflowed(subscriber))
        {
            subscriber.Position = Math.Max(Ring.Start, Ring.End - _options.QueueCapacity);
            subscriber.HasGap = true;
            _group.Owner.Metrics.Gap(Source);
        }
    }

    /// <summary>Called by a subscriber that has taken an entry.</summary>
    public void Advanced(StreamSubscriber subscriber)
    {
        // With room to spare: who has just read as far as a full queue has not fallen behind by the next event.
        long lag = Ring.End - subscriber.Position;
        subscriber.IsReplaying &= lag > _options.QueueCapacity / 4;
        // There may be little room though nothing is left to read, where all rings together are full.
        _pace.Advanced(subscriber, lag == 0 ? long.MaxValue : RoomOf(subscriber));
    }

    /// <summary>Lets those who wait go over to the live hub, where it has their place.</summary>
    public void MergeWaiting()
    {
        for (int i = _subscribers.Count - 1; i >= 0; i--)
        {
            var subscriber = _subscribers[i];
            if (subscriber.IsWaiting && _group.TryMerge(subscriber) && subscriber.TryEndWaiting())
            {
                _group.Woken.Add(subscriber);
            }
        }
    }

    /// <summary>Adds an entry for all subscribers.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bytes">What it counts in the ring.</param>
    public void Append(object entry, int bytes = 0)
    {
        Ring.Add(entry, bytes);
        for (int i = _subscribers.Count - 1; i >= 0; i--)
        {
            var subscriber = _subscribers[i];
            if (subscriber.TryEndWaiting())
            {
                _group.Woken.Add(subscriber);
            }
            else if (_options.Overflow == StreamOverflow.End && HasOverflowed(subscriber))
            {
                subscriber.Fail(StreamErrors.SlowConsumer);
                _group.Owner.Metrics.SlowConsumer(Source);
            }
            else
            {
                _pace.Count(subscriber, RoomOf(subscriber));
            }
        }
    }

    /// <summary>Says where the stream is to be opened now.</summary>
    public WatchStart Begin()
    {
        lock (_group.Gate)
        {
            return _intake.Begin();
        }
    }

    /// <inheritdoc cref="HubIntake.Resumed"/>
    public void Resumed()
    {
        lock (_group.Gate)
        {
            _intake.Resumed();
        }
    }

    /// <summary>Takes a message of the stream.</summary>
    /// <returns>Whether it brought anything new.</returns>
    public bool Receive(in WatchMessage message)
    {
        bool isNew;
        lock (_group.Gate)
        {
            isNew = !_isClosed && _intake.Receive(message);
            _woken = _group.TakeWoken(spare: _woken);
        }

        HubGroup.Wake(_woken);
        return isNew;
    }

    /// <summary>The stream cannot be resumed where it broke: what comes next comes behind a gap, and with the current state.</summary>
    /// <returns>Whether there is anybody to tell.</returns>
    public bool Restart()
    {
        lock (_group.Gate)
        {
            if (_isClosed || !_intake.Restart())
            {
                return false;
            }

            // Who waits is past it, and waits on.
            Append(HubGap.Instance);
            _group.Owner.Metrics.Gap(Source);
            return true;
        }
    }

    /// <summary>Tells the error of an event that the call cannot bring, and begins anew behind it: what comes next comes behind a gap.</summary>
    /// <returns>False where nothing leads past it.</returns>
    public bool StepOver(GraphError error, bool hasMessage)
    {
        lock (_group.Gate)
        {
            if (_isClosed || !_intake.StepOver(hasMessage))
            {
                return false;
            }

            // Those who need the current state would wait for it here in vain.
            _group.LoseState(this);
            Append(new StreamEvent(error));
            Append(HubGap.Instance);
            _group.Owner.Metrics.Gap(Source);
            _woken = _group.TakeWoken(spare: _woken);
        }

        HubGroup.Wake(_woken);
        return true;
    }

    /// <summary>Done when the subscribers have room for more; null while they have.</summary>
    public Task? Room(bool isPatient)
    {
        lock (_group.Gate)
        {
            return _isClosed ? null : _pace.Room(_subscribers.Count, isPatient);
        }
    }

    /// <summary>Whether the stream is held back further for those who have no room.</summary>
    public bool HoldsOn(bool isPatient)
    {
        lock (_group.Gate)
        {
            return !_isClosed && _pace.HoldsOn(_subscribers, isPatient);
        }
    }

    /// <summary>Ends the stream for good. Subscribers first read what they have.</summary>
    public void End(GraphError failure)
    {
        List<StreamSubscriber> woken;
        lock (_group.Gate)
        {
            if (_isClosed)
            {
                return;
            }

            Failure = failure;
            foreach (var subscriber in _subscribers)
            {
                subscriber.Index = -1;
                // The others read what they have, and find the failure behind it.
                if (subscriber.IsWaiting && subscriber.Fail(failure))
                {
                    _group.Woken.Add(subscriber);
                }
            }

            _subscribers.Clear();
            Close();
            woken = _group.TakeWoken(spare: []);
        }

        HubGroup.Wake(woken);
    }

    private bool HasOverflowed(StreamSubscriber subscriber) => RoomOf(subscriber) < 0;

    /// <summary>How many more events a subscriber can be behind.</summary>
    private long RoomOf(StreamSubscriber subscriber) => subscriber.IsReplaying
        ? Ring.RoomOf(subscriber.Position)
        : Math.Min(Ring.RoomOf(subscriber.Position), _options.QueueCapacity - (Ring.End - subscriber.Position));

    private void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            Ring.Close();
            _group.Closed(this);
            // The registered callbacks run elsewhere: none of them may run under the gate.
            _ = _closing.CancelAsync();
        }
    }
}
