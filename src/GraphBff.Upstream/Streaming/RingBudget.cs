namespace GraphBff.Upstream.Streaming;

/// <summary>How much all rings together hold. Each adds under a gate of its own, so that this is exact only between two additions.</summary>
internal sealed class RingBudget(long limit)
{
    private long _held;
    private int _rings;

    /// <summary>Bytes in all rings.</summary>
    public long Held => Volatile.Read(ref _held);

    public void Open() => Interlocked.Increment(ref _rings);

    public void Close(long held)
    {
        Interlocked.Decrement(ref _rings);
        Add(-held);
    }

    public void Add(long bytes) => Interlocked.Add(ref _held, bytes);

    /// <summary>Whether a ring that holds so much has more than its share, where there is too much in all.</summary>
    public bool IsExceededBy(long held) => Held > limit && held > limit / Math.Max(1, Volatile.Read(ref _rings));
}
