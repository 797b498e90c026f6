namespace GraphBff.Usage;

/// <summary>How often a client ran one operation since it was last taken. Loses none: a retired count takes no more.</summary>
internal sealed class OperationCount
{
    private long _count;

    /// <summary>Counts once; false where the count is retired.</summary>
    public bool TryAdd() => Interlocked.Increment(ref _count) > 0;

    /// <summary>What was counted, from now on again zero.</summary>
    public long Take() => Interlocked.Exchange(ref _count, 0);

    /// <summary>Ends a count of zero.</summary>
    public bool TryRetire() => Interlocked.CompareExchange(ref _count, long.MinValue, 0) == 0;
}
