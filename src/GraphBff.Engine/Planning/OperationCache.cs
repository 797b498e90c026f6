using System.Collections.Concurrent;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The operations that ran lately, bounded in number and in bytes. What was asked for since the last look stays (the second-chance rule),
/// so that a flood of new documents does not push out the ones that are used.
/// </summary>
internal sealed class OperationCache
{
    private readonly int _capacity;
    private readonly long _most;
    private readonly long _mostOfOne;
    private readonly ConcurrentDictionary<CachedOperation, CachedOperation> _operations;
    private readonly ConcurrentDictionary<CachedOperation, CachedOperation>.AlternateLookup<OperationKey> _byKey;
    private readonly Queue<CachedOperation> _order = new();
    private readonly Lock _gate = new();

    private long _bytes;

    /// <param name="capacity">How many operations.</param>
    /// <param name="most">How many bytes all of them take.</param>
    /// <param name="mostOfOne">How many one of them takes.</param>
    public OperationCache(int capacity, long most, long mostOfOne)
    {
        _capacity = capacity;
        _most = most;
        _mostOfOne = mostOfOne;
        _operations = new(new OperationKeyComparer());
        _byKey = _operations.GetAlternateLookup<OperationKey>();
    }

    public int Count => _operations.Count;

    /// <summary>How many bytes the operations take, by estimate.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

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
        if (added.Weight > _mostOfOne)
        {
            return;
        }

        lock (_gate)
        {
            if (!_operations.TryAdd(added, added))
            {
                return;
            }

            _order.Enqueue(added);
            entry.Reweighed = () => Reweigh(added);
            Weigh(added);
        }
    }

    private void Reweigh(CachedOperation operation)
    {
        lock (_gate)
        {
            if (!operation.IsGone)
            {
                Weigh(operation);
            }
        }
    }

    private void Weigh(CachedOperation operation)
    {
        var now = operation.Weight;
        _bytes += now - operation.Counted;
        operation.Counted = now;
        while (_order.Count > _capacity || (_bytes > _most && _order.Count > 1))
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
                oldest.IsGone = true;
                _bytes -= oldest.Counted;
            }
        }
    }
}
