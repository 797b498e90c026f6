namespace GraphBff.Engine.Planning;

/// <summary>The key of an operation: the undecoded bytes of the document and of the operation's name.</summary>
internal readonly ref struct OperationKey(ReadOnlySpan<byte> query, ReadOnlySpan<byte> operationName, bool isJson)
{
    public ReadOnlySpan<byte> Query { get; } = query;

    public ReadOnlySpan<byte> OperationName { get; } = operationName;

    public bool IsJson { get; } = isJson;
}
