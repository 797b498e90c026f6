using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// All hubs of equal subscriptions: the live one that all join in the end, and those that catch up with it. One gate guards them
/// all with their subscribers, so that going over from one to the other is one step.
/// </summary>
internal sealed class HubGroup(StreamHubs owner, HubKey key, IWatchSource source)
{
    private readonly List<StreamHub> _hubs = [];
    private StreamHub? _live;
    private Caller _caller = Caller.Anonymous;
    // The current state is too large to keep, or has a gap: those who need it read it from streams of their own.
    private bool _isStateElsewhere;
    private bool _isClosed;

    public Lock Gate { get; } = new();

    public IWatchSource Source => source;

    public StreamHubs Owner => owner;

    /// <summary>Whether the subscriptions begin with the current state.</summary>
    public bool HasState => key.WithState;

    // Where all come together in the end. Clients that all resume, as behind a restart of this process, have no live hub: there the
    // first of theirs takes its place.
    private StreamHub? Shared => _live ?? _hubs.Find(hub => hub.Kind != HubKind.Private);

    /// <summary>Who is to be woken when the gate is left.</summary>
    public List<StreamSubscriber> Woken { get; private set; } = [];

    /// <summary>The metadata of a call that is opened now.</summary>
    public Metadata Metadata() => owner.MetadataOf(source, _caller);

    /// <summary>Lets a subscriber join.</summary>
    /// <returns>False if the group is no longer in use: there is, or will be, another one.</returns>
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
                // The latest credentials are those that hold the longest.
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

    /// <summary>Lets a subscriber that has read all of a catching-up hub go over to the shared one, if its place is known there. Under the gate.</summary>
    public bool TryMerge(StreamSubscriber subscriber)
    {
        subscriber.Hub?.Drained();
        if (subscriber.Hub is not { Kind: HubKind.CatchUp } hub || Shared is not { } shared || shared == hub
            || !shared.TryFind(hub.LastToken, out long position))
        {
            return false;
        }

        Move(subscriber, shared, position);
        return true;
    }

    /// <summary>As <see cref="TryMerge"/>, for the waiting subscribers of all hubs that a new token may have brought together. Under the gate.</summary>
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
        for (int i = _hubs.Count - 1; i >= 0; i--)
        {
            // Merging closes a hub that has no subscribers left: the list may be shorter now.
            if (i < _hubs.Count && _hubs[i] is { Kind: HubKind.CatchUp } behind && behind != shared
                && (behind == hub || (hub == shared && behind.LastToken == hub.LastToken)))
            {
                behind.MergeWaiting();
            }
        }
    }

    /// <summary>Gives each subscriber of a hub a stream of its own, with the current state from its beginning. Under the gate.</summary>
    public void Split(StreamHub hub)
    {
        _isStateElsewhere = true;
        foreach (var subscriber in hub.Subscribers.ToArray())
        {
            try
            {
                // What it had not read is part of the state, but the events are lost.
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

    /// <summary>Keeps those who need the current state from a hub that does not know it any more. Its own subscribers stay. Under the gate.</summary>
    public void LoseState(StreamHub hub)
    {
        if (HasState)
        {
            _isStateElsewhere = true;
            Unlist(hub);
        }
    }

    /// <summary>Forgets a hub. Under the gate.</summary>
    public void Closed(StreamHub hub)
    {
        Unlist(hub);
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

    /// <summary>Takes over the waking of who is to be woken, and leaves an empty list for the next. Under the gate.</summary>
    public List<StreamSubscriber> TakeWoken(List<StreamSubscriber> spare)
    {
        var woken = Woken;
        Woken = spare;
        return woken;
    }

    /// <summary>Wakes those who were taken over. Not under the gate.</summary>
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
                if (hub.Kind != HubKind.Private && hub.TryFind(token, out long position))
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

        if (_isStateElsewhere)
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

    private StreamHub OpenPrivate(StreamSubscriber subscriber) =>
        _hubs.Count(hub => hub.Kind == HubKind.Private) < owner.Options.MaxStateStreams
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

    private void Unlist(StreamHub hub)
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
