namespace GraphBff.Usage;

/// <summary>How often a client ran one operation since the count was last taken. It loses none: a retired count accepts no more.</summary>
internal sealed class OperationCount
{
    private long _count;

    /// <summary>Counts once; false if the count is retired.</summary>
    public bool TryAdd() => Interlocked.Increment(ref _count) > 0;

    /// <summary>Returns the count and resets it to zero.</summary>
    public long Take() => Interlocked.Exchange(ref _count, 0);

    /// <summary>Retires the count if it is zero.</summary>
    public bool TryRetire() => Interlocked.CompareExchange(ref _count, long.MinValue, 0) == 0;
}
