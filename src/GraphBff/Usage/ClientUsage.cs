using System.Collections.Concurrent;
using GraphBff.Engine.Operations;
using GraphBff.Schema.Usage;

namespace GraphBff.Usage;

/// <summary>
/// Counts what one client uses. Operations are counted when they run, and folded into schema coordinates from time to time. The schema
/// bounds the coordinates, whatever the client sends.
/// </summary>
/// <param name="name">The client's name.</param>
/// <param name="version">Its version.</param>
/// <param name="maxOperations">How many operations are counted on their own.</param>
/// <param name="firstSeen">When it was first seen, so that it does not look like a client that has left.</param>
internal sealed class ClientUsage(string name, string version, int maxOperations, DateTimeOffset firstSeen = default)
{
    private readonly ConcurrentDictionary<OperationUsage, OperationCount> _operations = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _coordinates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _overflow = new(StringComparer.Ordinal);
    private long _total;
    private long _overflowed;
    private int _kept;

    public DateTimeOffset LastSeen { get; private set; } = firstSeen;

    public KeyValuePair<string, object?> Tag { get; } = new("client.name", name);

    public void Count(OperationUsage usage)
    {
        while (true)
        {
            if (_operations.TryGetValue(usage, out var known))
            {
                if (known.TryAdd())
                {
                    return;
                }

                Remove(usage, known);
            }
            else if (Interlocked.Increment(ref _kept) > maxOperations)
            {
                Interlocked.Decrement(ref _kept);
                CountAtOnce(usage);
                return;
            }
            else if (!_operations.TryAdd(usage, new OperationCount()))
            {
                Interlocked.Decrement(ref _kept);
            }
        }
    }

    /// <summary>Moves the counts into the coordinates.</summary>
    /// <param name="now">When the client was last seen, if it ran an operation.</param>
    /// <param name="totals">The sums over all clients, to which the counts are added.</param>
    public void Fold(DateTimeOffset now, Dictionary<string, long> totals)
    {
        lock (_gate)
        {
            var seen = _overflowed > 0;
            foreach (var (coordinate, times) in _overflow)
            {
                Add(_coordinates, coordinate, times);
                Add(totals, coordinate, times);
            }

            _total += _overflowed;
            _overflowed = 0;
            _overflow.Clear();
            foreach (var (usage, count) in _operations)
            {
                if (count.Take() is > 0 and var times)
                {
                    seen = true;
                    _total += times;
                    Add(_coordinates, usage, times);
                    Add(totals, usage, times);
                }
                else if (count.TryRetire())
                {
                    Remove(usage, count);
                }
            }

            LastSeen = seen ? now : LastSeen;
        }
    }

    /// <summary>Continues from an earlier record.</summary>
    public void Load(UsageClient earlier)
    {
        lock (_gate)
        {
            _total += earlier.Operations;
            LastSeen = earlier.LastSeen > LastSeen ? earlier.LastSeen : LastSeen;
            foreach (var (coordinate, times) in earlier.Coordinates)
            {
                Add(_coordinates, coordinate, times);
            }
        }
    }

    /// <summary>The folded counts; null if the client ran no operation.</summary>
    public UsageClient? Snapshot()
    {
        lock (_gate)
        {
            return _total == 0
                ? null
                : new UsageClient(
                    name, version, LastSeen, _total, new SortedDictionary<string, long>(_coordinates, StringComparer.Ordinal));
        }
    }

    private static void Add(Dictionary<string, long> sums, OperationUsage usage, long times)
    {
        foreach (var coordinate in usage.Coordinates)
        {
            Add(sums, coordinate, times);
        }
    }

    private static void Add(Dictionary<string, long> sums, string coordinate, long times)
        => sums[coordinate] = sums.GetValueOrDefault(coordinate) + times;

    private void CountAtOnce(OperationUsage usage)
    {
        lock (_gate)
        {
            _overflowed++;
            Add(_overflow, usage, 1);
        }
    }

    private void Remove(OperationUsage usage, OperationCount count)
    {
        if (_operations.TryRemove(KeyValuePair.Create(usage, count)))
        {
            Interlocked.Decrement(ref _kept);
        }
    }
}
