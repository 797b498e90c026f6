namespace GraphBff.Engine.Planning;

/// <summary>An operation in the cache, and whether it was asked for since the cache last looked for room.</summary>
internal sealed class CachedOperation(OperationKey key, OperationEntry entry)
{
    private readonly byte[] _query = key.Query.ToArray();
    private readonly byte[] _operationName = key.OperationName.ToArray();
    private readonly bool _isJson = key.IsJson;

    public OperationKey Key => new(_query, _operationName, _isJson);

    public OperationEntry Entry { get; } = entry;

    public bool Used { get; set; }

    /// <summary>How many bytes it takes.</summary>
    public long Weight => _query.Length + _operationName.Length + Entry.Weight;

    /// <summary>How many of them the cache has counted. Under the cache's gate, like <see cref="IsGone"/>.</summary>
    public long Counted { get; set; }

    /// <summary>Whether the cache let go of it.</summary>
    public bool IsGone { get; set; }
}
