namespace GraphBff.Engine.Batching;

/// <summary>A loader with many values per key. It loads a batch as a lookup. A key that is not in the lookup has an empty list.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(DataLoaderOptions? options = null) : DataLoader<TKey, IReadOnlyList<TValue>>(options)
    where TKey : notnull
{
    /// <summary>Loads the values of distinct keys.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    protected internal sealed override async Task FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<IReadOnlyList<TValue>>> results, bool whole, CancellationToken cancellationToken)
    {
        var groups = await LoadGroupedBatchAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
        {
            results.Span[i] = groups[keys[i]].ToArray();
        }
    }
}
