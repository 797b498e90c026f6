namespace GraphBff.Engine.Batching;

/// <summary>How a loader groups its keys.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>How many keys one batch may have. More keys are split into batches that run concurrently.</summary>
    /// <value>At least 1; default 200.</value>
    public int MaxBatchSize { get; init; } = 200;
}
