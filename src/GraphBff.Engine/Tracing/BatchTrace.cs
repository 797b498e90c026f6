namespace GraphBff.Engine.Tracing;

/// <summary>Keys that one loader fetched together. Times are microseconds since the trace was made.</summary>
/// <param name="loader">The loader's class.</param>
/// <param name="size">How many keys.</param>
/// <param name="index">How many batches of the operation began before.</param>
/// <param name="start">When it began.</param>
internal sealed class BatchTrace(string loader, int size, int index, long start) : TraceScope
{
    public string Loader { get; } = loader;

    public int Size { get; } = size;

    public int Index { get; } = index;

    public long Start { get; } = start;

    /// <summary>When it ended; null while it runs.</summary>
    public long? End { get; set; }

    public BatchFallback? Fallback { get; set; }
}
