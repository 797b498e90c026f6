namespace GraphBff.Engine.Batching;

/// <summary>A loader with only its key type, which is all that a field declaration needs.</summary>
public interface ILoader<in TKey>
{
    /// <summary>Gets the key's entry. A new key waits for the next batch. Call it on the request's loop only.</summary>
    internal LoaderEntry Load(TKey key);

    /// <summary>Loads one value with the next batch. It may have only the members that the operation selects. Thread-safe.</summary>
    Task<object?> LoadSelectedAsync(TKey key, CancellationToken cancellationToken);
}
