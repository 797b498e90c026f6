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
/// noted, and woken outside.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "A source without timer or handle has nothing to dispose, and is cancelled at any time.")]
internal sealed class StreamHub
{
    private readonly HubGroup _group;
    private readonly StreamOptions _options;
    private readonly CancellationTokenSource _closing = new();
    private readonly List<StreamSubscriber> _subscribers = [];
    private readonly HubTokens _tokens = new();
    private readonly HubPace _pace;
    // Used by the stream's reader only, one message at a time.
    private readonly List<StreamSubscriber> _woken = [];
    private HubState? _state;
    private bool _isCollecting;
    private bool _isResumed;
    private bool _wantsState;
    private bool _isClosed;

    public StreamHub(HubGroup group, HubKind kind, string token)
    {
        _group = group;
        _options = group.Owner.Options;
        _pace = new(_options, kind);
        Kind = kind;
        Ring = new(_options.RingCapacity);
        LastToken = token;
        if (token.Length > 0)
        {
            _tokens.Add(token, 0);
        }
    }

    public HubKind Kind { get; }

    public HubRing Ring { get; }

    public IReadOnlyList<StreamSubscriber> Subscribers => _subscribers;

    /// <summary>Where the stream is resumed; empty where it cannot be.</summary>
    public string LastToken { get; private set; }

    /// <summary>Why the stream has ended; null while it has not.</summary>
    public GraphError? Failure { get; private set; }

    /// <summary>Cancelled when nobody reads the stream any more.</summary>
    public CancellationToken Closing => _closing.Token;

    public IWatchSource Source => _group.Source;

    public HubGroup Group => _group;

    /// <summary>What a subscriber who joins now reads first; null where there is no state or it comes with the next entry.</summary>
    public StreamEvent[]? Snapshot() => _isCollecting ? null : _state?.Snapshot(LastToken);

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
        _pace.Left(subscriber, _subscribers.Count);
        if (_subscribers.Count == 0)
        {
            Close();
        }
    }

    /// <summary>Finds the place behind a token that this hub has seen and still knows.</summary>
    public bool TryFind(string token, out long position)
    {
        position = token.Length == 0 ? -1
            : token == LastToken ? Ring.End
            : Math.Max(Ring.Find(token), _tokens.Find(token));
        return position >= Ring.Start;
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
        long lag = Ring.End - subscriber.Position;
        subscriber.IsReplaying &= lag > _options.QueueCapacity;
        _pace.Advanced(subscriber, lag, _subscribers.Count);
    }

    public void MergeWaiting(List<StreamSubscriber> woken)
    {
        for (int i = _subscribers.Count - 1; i >= 0; i--)
        {
            var subscriber = _subscribers[i];
            if (subscriber.IsWaiting && _group.TryMerge(subscriber) && subscriber.TryEndWaiting())
            {
                woken.Add(subscriber);
            }
        }
    }

    /// <summary>Says where the stream is to be opened now.</summary>
    public WatchStart Begin()
    {
        lock (_group.Gate)
        {
            if (LastToken.Length > 0)
            {
                _isResumed = true;
                return new(LastToken, IncludeCurrentState: false);
            }

            bool withState = _group.HasState || _wantsState;
            if (withState && Kind != HubKind.Private)
            {
                _isCollecting = true;
                _state = new(Source, _options.MaxStateItems);
            }

            return new("", withState);
        }
    }

    /// <summary>Expects what was received before to come again, from a stream that was opened behind it.</summary>
    public void Resumed() => _isResumed = true;

    /// <summary>Takes a message of the stream.</summary>
    /// <returns>Whether it brought anything new.</returns>
    public bool Receive(in WatchMessage message)
    {
        string key = message.Kind == WatchMessageKind.Checkpoint ? "" : Source.KeyOf(message.Content);
        bool isNew;
        lock (_group.Gate)
        {
            isNew = !_isClosed && Receive(message, key);
        }

        WakeAll();
        return isNew;
    }

    /// <summary>Done when the subscribers have room for more; null while they have.</summary>
    public Task? Room()
    {
        lock (_group.Gate)
        {
            return _isClosed ? null : _pace.Room(_subscribers.Count);
        }
    }

    /// <summary>Does not wait any longer for those who have no room.</summary>
    public void RoomTimedOut()
    {
        lock (_group.Gate)
        {
            _pace.GiveUp();
        }
    }

    /// <summary>The stream cannot be resumed where it broke: what comes next comes behind a gap, and with the current state.</summary>
    public void Restart()
    {
        lock (_group.Gate)
        {
            LastToken = "";
            _wantsState = true;
            // Where nobody got anything of the state yet, or of what followed the last gap, there is nothing more to tell.
            if (_isClosed || _isCollecting || Ring.EndsWithGap)
            {
                return;
            }

            Append(HubGap.Instance);
            _group.Owner.Metrics.Gap(Source);
        }

        WakeAll();
    }

    /// <summary>Ends the stream for good. Subscribers first read what they have.</summary>
    public void End(GraphError failure)
    {
        var woken = new List<StreamSubscriber>();
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
                if (subscriber.IsWaiting && subscriber.Fail(failure))
                {
                    woken.Add(subscriber);
                }
            }

            _subscribers.Clear();
            Close();
        }

        foreach (var subscriber in woken)
        {
            subscriber.Wake();
        }
    }

    private bool Receive(in WatchMessage message, string key)
    {
        switch (message.Kind)
        {
            case WatchMessageKind.Checkpoint:
                bool isNew = ReachToken(message.ResumeToken);
                CompleteState();
                _group.Merge(this, _woken);
                return isNew;

            case WatchMessageKind.Current when _isCollecting:
                if (!_state!.TryPut(key, message.Content, isCurrent: true))
                {
                    StateTooLarge();
                }

                return true;

            default:
                if (_isResumed && message.ResumeToken.Length > 0)
                {
                    if (TryFind(message.ResumeToken, out _))
                    {
                        return false;
                    }

                    _isResumed = false;
                }

                CompleteState();
                Keep(message, key);
                Append(new StreamEvent(message.Content, message.ResumeToken));
                LastToken = message.ResumeToken.Length > 0 ? message.ResumeToken : LastToken;
                _group.Merge(this, _woken);
                return true;
        }
    }

    private bool ReachToken(string token)
    {
        if (token.Length == 0 || token == LastToken)
        {
            return false;
        }

        LastToken = token;
        _tokens.Add(token, Ring.End);
        return true;
    }

    private void Keep(in WatchMessage message, string key)
    {
        if (message.Kind == WatchMessageKind.Removal)
        {
            _state?.Remove(key);
        }
        else if (_state?.TryPut(key, message.Content, message.Kind == WatchMessageKind.Current) == false)
        {
            // Who is here has read the state. Who comes gets a stream that begins with it.
            _state = null;
            _group.Unlist(this);
        }
    }

    private void CompleteState()
    {
        if (!_isCollecting)
        {
            return;
        }

        (_isCollecting, _wantsState) = (false, false);
        var snapshot = _state!.Snapshot(LastToken);
        if (!_group.HasState)
        {
            _state = null;
        }

        if (snapshot.Length > 0)
        {
            Append(snapshot);
        }
    }

    private void StateTooLarge()
    {
        (_isCollecting, _wantsState, _state) = (false, false, null);
        _group.Owner.Log.StateTooLarge(Source.Service, Source.Name, _options.MaxStateItems);
        if (_group.HasState)
        {
            _group.Split(this, _woken);
        }
    }

    private void Append(object entry)
    {
        Ring.Add(entry);
        _pace.Begin();
        for (int i = _subscribers.Count - 1; i >= 0; i--)
        {
            var subscriber = _subscribers[i];
            if (subscriber.TryEndWaiting())
            {
                _woken.Add(subscriber);
            }
            else if (_options.Overflow == StreamOverflow.End && HasOverflowed(subscriber))
            {
                subscriber.IsBehind = false;
                subscriber.Fail(StreamErrors.SlowConsumer);
                _group.Owner.Metrics.SlowConsumer(Source);
            }
            else
            {
                _pace.Count(subscriber, Ring.End - subscriber.Position);
            }
        }
    }

    private bool HasOverflowed(StreamSubscriber subscriber) =>
        subscriber.Position < Ring.Start || (!subscriber.IsReplaying && Ring.End - subscriber.Position > _options.QueueCapacity);

    private void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _group.Closed(this);
            // The registered callbacks run elsewhere: none of them may run under the gate.
            _ = _closing.CancelAsync();
        }
    }

    private void WakeAll()
    {
        foreach (var subscriber in _woken)
        {
            subscriber.Wake();
        }

        _woken.Clear();
    }
}
