namespace GraphBff.Engine.Batching;

/// <summary>A loader by its key type only: what a field declaration needs of it.</summary>
public interface ILoader<in TKey>
{
    /// <summary>The key's entry; a new key waits for the next batch. On the request's loop only.</summary>
    internal LoaderEntry Load(TKey key);

    /// <summary>Loads one value with the next batch, as far as the operation selects of it; callable from anywhere.</summary>
    Task<object?> LoadSelectedAsync(TKey key, CancellationToken cancellationToken);
}
