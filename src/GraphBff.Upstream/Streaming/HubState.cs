using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>The current state of a hub: the latest message of each key.</summary>
internal sealed class HubState(IWatchSource source, int capacity)
{
    private readonly Dictionary<string, Item> _items = [];
    private SubscriptionEvent[]? _snapshot;
    private string _snapshotToken = "";

    /// <summary>Keeps a message.</summary>
    /// <returns>False if the state is too large now.</returns>
    public bool TryPut(string key, object message, bool isCurrent)
    {
        _snapshot = null;
        _items[key] = new(message) { Current = isCurrent ? new(message) : null };
        return _items.Count <= capacity;
    }

    public void Remove(string key)
    {
        _snapshot = null;
        _items.Remove(key);
    }

    /// <summary>
    /// The state as events. Subscribers that join at the same position share them. The last event has the resume token of that position, so
    /// a client that received all of them can resume there.
    /// </summary>
    public SubscriptionEvent[] Snapshot(string resumeToken)
    {
        if (_snapshot is not null && _snapshotToken == resumeToken)
        {
            return _snapshot;
        }

        var snapshot = new SubscriptionEvent[_items.Count];
        var i = 0;
        foreach (var item in _items.Values)
        {
            var isLast = i == snapshot.Length - 1 && resumeToken.Length > 0;
            snapshot[i++] = isLast
                ? source.AsCurrent(item.Message, resumeToken)
                : item.Current ??= source.AsCurrent(item.Message, "");
        }

        (_snapshot, _snapshotToken) = (snapshot, resumeToken);
        return snapshot;
    }

    private sealed class Item(object message)
    {
        public object Message { get; } = message;

        /// <summary>The message as part of the current state, made when first needed.</summary>
        public SubscriptionEvent? Current { get; set; }
    }
}
