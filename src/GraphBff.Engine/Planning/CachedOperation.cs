namespace GraphBff.Engine.Planning;

/// <summary>An operation in the cache, and whether it was used since the cache last looked for space.</summary>
internal sealed class CachedOperation(OperationKey key, OperationEntry entry)
{
    private readonly byte[] _query = key.Query.ToArray();
    private readonly byte[] _operationName = key.OperationName.ToArray();
    private readonly bool _isJson = key.IsJson;

    public OperationKey Key => new(_query, _operationName, _isJson);

    public OperationEntry Entry { get; } = entry;

    public bool Used { get; set; }

    /// <summary>The size in bytes.</summary>
    public long Weight => _query.Length + _operationName.Length + Entry.Weight;

    /// <summary>The bytes that the cache has counted for it. The cache's lock guards this and <see cref="IsGone"/>.</summary>
    public long Counted { get; set; }

    /// <summary>Whether the cache has evicted it.</summary>
    public bool IsGone { get; set; }
}
