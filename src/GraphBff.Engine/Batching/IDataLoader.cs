namespace GraphBff.Engine.Batching;

/// <summary>Loads values by key, many keys in one batch, and each key once per request.</summary>
public interface IDataLoader<in TKey, TValue>
    where TKey : notnull
{
    /// <summary>Loads one value with the next batch.</summary>
    /// <returns>The value; null if the key is missing.</returns>
    /// <exception cref="Errors.GraphException">The key failed.</exception>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);
}
