using System.Collections;

namespace GraphBff.Upstream.Streaming;

/// <summary>The subscribers of a hub, in no order. Each knows its index, so that it leaves without a search.</summary>
internal sealed class HubSubscribers : IReadOnlyList<StreamSubscriber>
{
    private readonly List<StreamSubscriber> _all = [];

    public int Count => _all.Count;

    public StreamSubscriber this[int index] => _all[index];

    public void Add(StreamSubscriber subscriber)
    {
        subscriber.Index = _all.Count;
        _all.Add(subscriber);
    }

    /// <summary>Removes a subscriber; false if it has left already. The last one takes its place.</summary>
    public bool Remove(StreamSubscriber subscriber)
    {
        var index = subscriber.Index;
        if (index < 0)
        {
            return false;
        }

        var last = _all[^1];
        (_all[index], last.Index) = (last, index);
        _all.RemoveAt(_all.Count - 1);
        subscriber.Index = -1;
        return true;
    }

    public IEnumerator<StreamSubscriber> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
