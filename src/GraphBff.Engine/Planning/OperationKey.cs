namespace GraphBff.Engine.Planning;

/// <summary>What an operation is found by, as it came: the bytes of the document and of the operation's name, neither decoded.</summary>
internal readonly ref struct OperationKey(ReadOnlySpan<byte> query, ReadOnlySpan<byte> operationName, bool isJson)
{
    public ReadOnlySpan<byte> Query { get; } = query;

    public ReadOnlySpan<byte> OperationName { get; } = operationName;

    public bool IsJson { get; } = isJson;
}
