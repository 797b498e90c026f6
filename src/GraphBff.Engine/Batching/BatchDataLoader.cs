namespace GraphBff.Engine.Batching;

/// <summary>A loader that loads a batch as a dictionary. A key that is not in the dictionary is missing.</summary>
public abstract class BatchDataLoader<TKey, TValue>(DataLoaderOptions? options = null) : DataLoader<TKey, TValue>(options)
    where TKey : notnull
{
    /// <summary>Loads the values of distinct keys.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    protected internal sealed override async Task FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, bool whole, CancellationToken cancellationToken)
    {
        var values = await LoadBatchAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
        {
            if (values.TryGetValue(keys[i], out var value))
            {
                results.Span[i] = value;
            }
        }
    }
}
