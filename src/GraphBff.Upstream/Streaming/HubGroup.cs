using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// All hubs of equal subscriptions: the live one that all subscribers join in the end, and those that catch up with it. One gate guards the
/// hubs and their subscribers, so a move from one hub to another is atomic.
/// </summary>
internal sealed class HubGroup(StreamHubs owner, HubKey key, IWatchSource source)
{
    private readonly List<StreamHub> _hubs = [];
    private StreamHub? _live;
    private Caller _caller = Caller.Anonymous;
    // The current state is too large to keep, or has a gap. Subscribers that need it read it from private upstream streams.
    private bool _isStatePrivate;
    private bool _isClosed;

    public Lock Gate { get; } = new();

    public IWatchSource Source => source;

    public StreamHubs Owner => owner;

    /// <summary>Whether the subscriptions begin with the current state.</summary>
    public bool HasState => key.WithState;

    // The hub into which all others merge. If all clients resume, as after a restart of this process, there is no live hub. Then the first
    // catch-up hub takes its place.
    private StreamHub? Shared => _live ?? _hubs.Find(hub => hub.Kind != HubKind.Private);

    /// <summary>The subscribers to wake after the gate is left.</summary>
    public List<StreamSubscriber> Woken { get; private set; } = [];

    /// <summary>The metadata for opening a call now.</summary>
    public Metadata Metadata() => owner.MetadataOf(source, _caller);

    /// <summary>Adds a subscriber.</summary>
    /// <returns>False if the group is no longer in use. Then there is, or will be, another one.</returns>
    /// <exception cref="GraphException">TOO_MANY_STREAMS.</exception>
    public bool TryJoin(StreamSubscriber subscriber, Subscription subscription)
    {
        lock (Gate)
        {
            if (_isClosed)
            {
                return false;
            }

            try
            {
                // The latest credentials are valid for the longest time.
                _caller = subscription.Caller;
                Join(subscriber, subscription.ResumeAfter);
                owner.Metrics.SubscriberJoined(source);
                return true;
            }
            finally
            {
                CloseIfEmpty();
            }
        }
    }

    /// <summary>
    /// Moves a subscriber that has read all of a catch-up hub to the shared hub, if its position is known there. Under the gate.
    /// </summary>
    public bool TryMerge(StreamSubscriber subscriber)
    {
        subscriber.Hub?.Drained();
        if (subscriber.Hub is not { Kind: HubKind.CatchUp } hub || Shared is not { } shared || shared == hub
            || !shared.TryFind(hub.LastToken, out var position))
        {
            return false;
        }

        Move(subscriber, shared, position);
        return true;
    }

    /// <summary>
    /// Calls <see cref="TryMerge"/> for the waiting subscribers of all hubs that may have caught up by a new token. Under the gate.
    /// </summary>
    public void Merge(StreamHub hub)
    {
        if (hub.Kind == HubKind.Private && hub.Subscribers is [{ IsWaiting: true }])
        {
            hub.Drained();
        }

        if (_hubs.Count < 2 || hub.Kind == HubKind.Private || hub.LastToken.Length == 0)
        {
            return;
        }

        var shared = Shared;
        for (var i = _hubs.Count - 1; i >= 0; i--)
        {
            // A merge closes a hub that has no subscribers left, so the list may be shorter now.
            if (i < _hubs.Count && _hubs[i] is { Kind: HubKind.CatchUp } catchUp && catchUp != shared
                && (catchUp == hub || (hub == shared && catchUp.LastToken == hub.LastToken)))
            {
                catchUp.MergeWaiting();
            }
        }
    }

    /// <summary>Gives each subscriber of a hub a private upstream stream, which begins with the current state. Under the gate.</summary>
    public void Split(StreamHub hub)
    {
        _isStatePrivate = true;
        foreach (var subscriber in hub.Subscribers.ToArray())
        {
            try
            {
                // The new state covers what it had not read, but the single events are lost.
                subscriber.HasGap |= !subscriber.IsDrained;
                Move(subscriber, OpenPrivate(subscriber), 0);
            }
            catch (GraphException refusal)
            {
                if (subscriber.Fail(refusal.Error))
                {
                    Woken.Add(subscriber);
                }
            }
        }
    }

    /// <summary>
    /// Sends no more subscribers that need the current state to a hub that no longer has it. The hub keeps its subscribers. Under the gate.
    /// </summary>
    public void LoseState(StreamHub hub)
    {
        if (HasState)
        {
            _isStatePrivate = true;
            RemoveLive(hub);
        }
    }

    /// <summary>Forgets a hub. Under the gate.</summary>
    public void Closed(StreamHub hub)
    {
        RemoveLive(hub);
        _hubs.Remove(hub);
        owner.Release(hub.Owner);
        CloseIfEmpty();
    }

    /// <summary>Ends all hubs.</summary>
    public void End(GraphError error)
    {
        StreamHub[] hubs;
        lock (Gate)
        {
            hubs = [.. _hubs];
        }

        foreach (var hub in hubs)
        {
            hub.End(error);
        }
    }

    /// <summary>Takes the list of subscribers to wake, and leaves an empty list in its place. Under the gate.</summary>
    public List<StreamSubscriber> TakeWoken(List<StreamSubscriber> spare)
    {
        var woken = Woken;
        Woken = spare;
        return woken;
    }

    /// <summary>Wakes the subscribers of a list that was taken. Not under the gate.</summary>
    public static void Wake(List<StreamSubscriber> woken)
    {
        foreach (var subscriber in woken)
        {
            subscriber.Wake();
        }

        woken.Clear();
    }

    public void SubscriberLeft() => owner.Metrics.SubscriberLeft(source);

    private void Join(StreamSubscriber subscriber, string token)
    {
        if (token.Length > 0)
        {
            foreach (var hub in _hubs)
            {
                if (hub.Kind != HubKind.Private && hub.TryFind(token, out var position))
                {
                    hub.Add(subscriber, position, isReplaying: true);
                    subscriber.Begin(this, snapshot: null);
                    return;
                }
            }

            if (_hubs.Count(hub => hub.Kind == HubKind.CatchUp) < owner.Options.MaxCatchUpStreams)
            {
                Open(HubKind.CatchUp, token, subscriber).Add(subscriber, 0, isReplaying: true);
                subscriber.Begin(this, snapshot: null);
                return;
            }

            owner.Metrics.Gap(source);
            subscriber.HasGap = true;
        }

        if (_isStatePrivate)
        {
            OpenPrivate(subscriber).Add(subscriber, 0, isReplaying: true);
            subscriber.Begin(this, snapshot: null);
            return;
        }

        var live = _live ??= Open(HubKind.Live, "", subscriber);
        var snapshot = live.Snapshot();
        live.Add(subscriber, live.Ring.End, isReplaying: snapshot is not null);
        subscriber.Begin(this, snapshot);
    }

    private StreamHub OpenPrivate(StreamSubscriber subscriber)
        => _hubs.Count(hub => hub.Kind == HubKind.Private) < owner.Options.MaxStateStreams
            ? Open(HubKind.Private, "", subscriber)
            : throw new GraphException(StreamErrors.TooManyStreams);

    private StreamHub Open(HubKind kind, string token, StreamSubscriber opener)
    {
        owner.Reserve(opener.Identity);
        var hub = new StreamHub(this, kind, token, opener);
        _hubs.Add(hub);
        owner.Start(hub);
        return hub;
    }

    private static void Move(StreamSubscriber subscriber, StreamHub to, long position)
    {
        subscriber.Hub!.Remove(subscriber);
        to.Add(subscriber, position, isReplaying: true);
    }

    private void RemoveLive(StreamHub hub)
    {
        if (_live == hub)
        {
            _live = null;
        }
    }

    private void CloseIfEmpty()
    {
        if (_hubs.Count == 0 && !_isClosed)
        {
            _isClosed = true;
            owner.Forget(key, this);
        }
    }
}
