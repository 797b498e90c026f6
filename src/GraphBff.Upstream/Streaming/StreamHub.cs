using System.Diagnostics.CodeAnalysis;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Shares one upstream stream between its subscribers. The reader adds events to the ring, and subscribers take them at their own pace as
/// long as they keep up.
/// </summary>
/// <remarks>
/// The group's gate guards everything. Nothing is awaited under it, and no subscriber's code runs: subscribers to wake are noted, and woken
/// outside. The methods that the reader calls enter the gate; the others are called under it.
/// </remarks>
[SuppressMessage(
    "Reliability", "CA1001", Justification = "A source without timer or handle has nothing to dispose, and is cancelled at any time.")]
internal sealed class StreamHub
{
    private readonly HubGroup _group;
    private readonly StreamOptions _options;
    private readonly CancellationTokenSource _closing = new();
    private readonly HubSubscribers _subscribers = new();
    private readonly HubIntake _intake;
    private readonly HubPace _pace;
    private readonly bool _beganPrivate;
    // Used by the reader only, for one message at a time.
    private List<StreamSubscriber> _woken = [];
    private StreamSubscriber _owner;
    private bool _isClosed;

    public StreamHub(HubGroup group, HubKind kind, string token, StreamSubscriber opener)
    {
        _group = group;
        _owner = opener;
        _options = group.Owner.Options;
        Kind = kind;
        _beganPrivate = kind == HubKind.Private;
        Ring = new(_options.RingCapacity, group.Owner.Rings);
        _intake = new(this, token);
        _pace = new(_options, this);
    }

    public HubKind Kind { get; private set; }

    /// <summary>Whether this is a private stream with one subscriber. Then it reads as fast as the subscriber does.</summary>
    public bool IsAlone => _beganPrivate && _subscribers.Count == 1;

    /// <summary>The identity of the caller that the stream counts for: its opener, or after that leaves, another subscriber.</summary>
    public string Owner => _owner.Identity;

    public HubRing Ring { get; }

    public HubGroup Group => _group;

    public IWatchSource Source => _group.Source;

    public IReadOnlyList<StreamSubscriber> Subscribers => _subscribers;

    /// <summary>The token from which the stream resumes; empty if it cannot.</summary>
    public string LastToken => _intake.LastToken;

    /// <summary>Why the stream has ended; null before that.</summary>
    public GraphError? Failure { get; private set; }

    /// <summary>Cancelled when the stream has no subscribers left.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <inheritdoc cref="HubIntake.Snapshot"/>
    public SubscriptionEvent[]? Snapshot() => _intake.Snapshot();

    /// <summary>Finds the position after a token that this hub has seen and still knows.</summary>
    public bool TryFind(string token, out long position) => _intake.TryFind(token, sinceGap: false, out position);

    public void Add(StreamSubscriber subscriber, long position, bool isReplaying)
    {
        subscriber.Hub = this;
        subscriber.Position = position;
        subscriber.IsReplaying = isReplaying;
        _subscribers.Add(subscriber);
    }

    /// <summary>Removes a subscriber. Without the last one, the stream closes at once.</summary>
    public void Remove(StreamSubscriber subscriber)
    {
        if (!_subscribers.Remove(subscriber))
        {
            return;
        }

        _pace.Left(subscriber);
        if (_subscribers.Count == 0)
        {
            Close();
        }
        else if (subscriber == _owner)
        {
            // The stream must not count against a caller that has left it.
            _group.Owner.Transfer(_owner.Identity, _subscribers[0].Identity);
            _owner = _subscribers[0];
        }
    }

    /// <summary>
    /// Called when a subscriber has nothing left to read. A private stream whose state is complete then becomes a catch-up hub, if it has a
    /// token by which its subscriber can move.
    /// </summary>
    public void Drained()
    {
        if (Kind == HubKind.Private && _intake.IsStateComplete && LastToken.Length > 0)
        {
            Kind = HubKind.CatchUp;
        }
    }

    /// <summary>Called before a subscriber takes an entry. If its queue has overflowed, it skips to the oldest event it may have.</summary>
    public void SkipIfLagging(StreamSubscriber subscriber)
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
        // With a margin: a subscriber that has just read up to a full queue must not overflow with the next event.
        var lag = Ring.End - subscriber.Position;
        subscriber.IsReplaying &= lag > _options.QueueCapacity / 4;
        // If all rings together are full, there may be little room although nothing is left to read.
        _pace.Advanced(subscriber, lag == 0 ? long.MaxValue : RoomOf(subscriber));
    }

    /// <summary>Moves waiting subscribers to the shared hub, if it knows their position.</summary>
    public void MergeWaiting()
    {
        for (var i = _subscribers.Count - 1; i >= 0; i--)
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
    /// <param name="bytes">Its size in the ring.</param>
    public void Append(object entry, int bytes = 0)
    {
        Ring.Add(entry, bytes);
        for (var i = _subscribers.Count - 1; i >= 0; i--)
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

    /// <summary>Starts an upstream stream, and returns where it begins.</summary>
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

    /// <summary>Handles a message of the stream.</summary>
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

    /// <summary>Starts over after a break without a resume. The next event comes with a gap and the current state.</summary>
    /// <returns>Whether there is a gap to report.</returns>
    public bool Restart()
    {
        lock (_group.Gate)
        {
            if (_isClosed || !_intake.Restart())
            {
                return false;
            }

            // Waiting subscribers read past it and keep waiting.
            Append(HubGap.Instance);
            _group.Owner.Metrics.Gap(Source);
            return true;
        }
    }

    /// <summary>Reports the error of an event that cannot be received, and starts over after it. The next event comes with a gap.</summary>
    /// <returns>False if the event cannot be skipped.</returns>
    public bool StepOver(GraphError error, bool hasMessage)
    {
        lock (_group.Gate)
        {
            if (_isClosed || !_intake.StepOver(hasMessage))
            {
                return false;
            }

            // Subscribers that need the current state would never get it here.
            _group.LoseState(this);
            Append(new SubscriptionEvent(error));
            Append(HubGap.Instance);
            _group.Owner.Metrics.Gap(Source);
            _woken = _group.TakeWoken(spare: _woken);
        }

        HubGroup.Wake(_woken);
        return true;
    }

    /// <summary>Completes when the subscribers have room for more; null if they have room now.</summary>
    public Task? Room(bool isPatient)
    {
        lock (_group.Gate)
        {
            return _isClosed ? null : _pace.Room(_subscribers.Count, isPatient);
        }
    }

    /// <summary>Whether to hold the stream back further for subscribers without room.</summary>
    public bool KeepsHolding(bool isPatient)
    {
        lock (_group.Gate)
        {
            return !_isClosed && _pace.KeepsHolding(_subscribers, isPatient);
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
            for (var i = _subscribers.Count - 1; i >= 0; i--)
            {
                var subscriber = _subscribers[i];
                _subscribers.Remove(subscriber);
                // The others read what is left, and find the failure after it.
                if (subscriber.IsWaiting && subscriber.Fail(failure))
                {
                    _group.Woken.Add(subscriber);
                }
            }

            Close();
            woken = _group.TakeWoken(spare: []);
        }

        HubGroup.Wake(woken);
    }

    private bool HasOverflowed(StreamSubscriber subscriber) => RoomOf(subscriber) < 0;

    /// <summary>How many more events a subscriber can lag.</summary>
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
            // Asynchronous, since no callback may run under the gate.
            _ = _closing.CancelAsync();
        }
    }
}
