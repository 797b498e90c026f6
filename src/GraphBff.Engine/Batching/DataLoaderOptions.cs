namespace GraphBff.Engine.Batching;

/// <summary>How a loader groups its keys.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>How many keys go into one batch; more are split into batches that run at the same time.</summary>
    /// <value>At least 1; default 200.</value>
    public int MaxBatchSize { get; init; } = 200;
}
