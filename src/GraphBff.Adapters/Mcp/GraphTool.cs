using GraphBff.Adapters.Operations;
using ModelContextProtocol.Protocol;

namespace GraphBff.Adapters.Mcp;

/// <summary>An operation as a tool.</summary>
/// <param name="Operation">What runs.</param>
/// <param name="Description">What agents see.</param>
internal sealed record GraphTool(OperationFile Operation, Tool Description)
{
    /// <summary>The names of the operation's variables.</summary>
    public IReadOnlyList<string> Arguments { get; }
        = [.. (Operation.Operation.Variables?.Items ?? []).Select(variable => variable.Variable.Name.StringValue)];
}
