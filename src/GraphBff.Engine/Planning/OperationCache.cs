using System.Collections.Concurrent;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The operations that ran lately, bounded. What was asked for since the last look stays (the second-chance rule), so that
/// a flood of new documents does not push out the ones that are used.
/// </summary>
internal sealed class OperationCache
{
    private readonly int _capacity;
    private readonly ConcurrentDictionary<CachedOperation, CachedOperation> _operations;
    private readonly ConcurrentDictionary<CachedOperation, CachedOperation>.AlternateLookup<OperationKey> _byKey;
    private readonly Queue<CachedOperation> _order = new();
    private readonly Lock _gate = new();

    public OperationCache(int capacity)
    {
        _capacity = capacity;
        _operations = new(new OperationKeyComparer());
        _byKey = _operations.GetAlternateLookup<OperationKey>();
    }

    public int Count => _operations.Count;

    public OperationEntry? Find(OperationKey key)
    {
        if (!_byKey.TryGetValue(key, out var found))
        {
            return null;
        }

        if (!found.Used)
        {
            found.Used = true;
        }

        return found.Entry;
    }

    public void Add(OperationKey key, OperationEntry entry)
    {
        var added = new CachedOperation(key, entry);
        lock (_gate)
        {
            if (!_operations.TryAdd(added, added))
            {
                return;
            }

            _order.Enqueue(added);
            while (_order.Count > _capacity)
            {
                var oldest = _order.Dequeue();
                if (oldest.Used)
                {
                    oldest.Used = false;
                    _order.Enqueue(oldest);
                }
                else
                {
                    _operations.TryRemove(oldest, out _);
                }
            }
        }
    }
}
