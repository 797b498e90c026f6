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
}
