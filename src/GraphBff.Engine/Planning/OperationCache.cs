using System.Collections.Concurrent;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The operations that ran lately, limited in number and in bytes. An operation that was used since the last eviction stays (the
/// second-chance rule). So a flood of new documents does not evict the operations in use.
/// </summary>
internal sealed class OperationCache
{
    private readonly int _capacity;
    private readonly long _maxBytes;
    private readonly long _maxEntryBytes;
    private readonly ConcurrentDictionary<CachedOperation, CachedOperation> _operations;
    private readonly ConcurrentDictionary<CachedOperation, CachedOperation>.AlternateLookup<OperationKey> _byKey;
    private readonly Queue<CachedOperation> _order = new();
    private readonly Lock _gate = new();

    private long _bytes;
    private long _evictions;

    /// <param name="capacity">How many operations the cache may hold.</param>
    /// <param name="maxBytes">How many bytes all operations may take.</param>
    /// <param name="maxEntryBytes">How many bytes one operation may take.</param>
    public OperationCache(int capacity, long maxBytes, long maxEntryBytes)
    {
        _capacity = capacity;
        _maxBytes = maxBytes;
        _maxEntryBytes = maxEntryBytes;
        _operations = new(new OperationKeyComparer());
        _byKey = _operations.GetAlternateLookup<OperationKey>();
    }

    public int Count => _operations.Count;

    /// <summary>The estimated size of the operations in bytes.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How many operations it has dropped.</summary>
    public long Evictions => Volatile.Read(ref _evictions);

    /// <summary>Whether another operation would evict one.</summary>
    public bool IsFull => Count >= _capacity || Bytes >= _maxBytes;

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
        if (added.Weight > _maxEntryBytes)
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
        while (_order.Count > _capacity || (_bytes > _maxBytes && _order.Count > 1))
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
                _evictions++;
                _bytes -= oldest.Counted;
            }
        }
    }
}
