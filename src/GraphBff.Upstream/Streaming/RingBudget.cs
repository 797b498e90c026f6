namespace GraphBff.Upstream.Streaming;

/// <summary>How many bytes all rings together hold. Each ring adds under its own gate, so other rings see the sum slightly late.</summary>
internal sealed class RingBudget(long limit)
{
    private long _held;
    private int _rings;

    /// <summary>The bytes in all rings.</summary>
    public long Held => Volatile.Read(ref _held);

    public void Open() => Interlocked.Increment(ref _rings);

    public void Close(long held)
    {
        Interlocked.Decrement(ref _rings);
        Add(-held);
    }

    public void Add(long bytes) => Interlocked.Add(ref _held, bytes);

    /// <summary>Whether all rings together hold too much, and a ring that holds so many bytes has more than its share.</summary>
    public bool IsExceededBy(long held) => Held > limit && held > limit / Math.Max(1, Volatile.Read(ref _rings));
}
