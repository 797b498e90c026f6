using System.Diagnostics.CodeAnalysis;
using GraphBff.Adapters.Operations;
using GraphBff.Engine;
using GraphQLParser.AST;
using ModelContextProtocol.Protocol;

namespace GraphBff.Adapters.Mcp;

/// <summary>The operations with <c>@tool</c>. Like the operation files, they stay as they are while the host runs.</summary>
internal sealed class ToolCatalog
{
    // Another deployment may have other tools.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, GraphTool> _tools = new(StringComparer.Ordinal);

    /// <exception cref="OperationFileException">An operation cannot be a tool.</exception>
    public ToolCatalog(OperationCatalog operations, GraphEngine engine)
    {
        var descriptions = new ToolDescriptions(engine);
        foreach (var file in operations.Files.Where(file => file.Tool is not null))
        {
            Check(file);
            if (!_tools.TryAdd(ToolDescriptions.NameOf(file), new GraphTool(file, descriptions.Of(file))))
            {
                throw new OperationFileException(
                    file.File,
                    1,
                    $"{_tools[ToolDescriptions.NameOf(file)].Operation.File} is the tool {ToolDescriptions.NameOf(file)} too.");
            }
        }

        List = new ListToolsResult
        {
            Tools = [.. _tools.Values.Select(tool => tool.Description)],
            TimeToLive = Freshness,
            CacheScope = CacheScope.Public,
        };
    }

    /// <summary>What <c>tools/list</c> answers, in the order of the files.</summary>
    public ListToolsResult List { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out GraphTool? tool) => _tools.TryGetValue(name, out tool);

    private static void Check(OperationFile file)
    {
        if (file.Kind == OperationType.Subscription)
        {
            throw new OperationFileException(file.File, 1, "A subscription cannot be a tool: a call has one response.");
        }

        if (file.Kind == OperationType.Query && (file.Tool!.DestructiveHint ?? file.Tool.IdempotentHint) is not null)
        {
            throw new OperationFileException(
                file.File, 1, "@tool: destructiveHint and idempotentHint are for mutations. A query only reads.");
        }
    }
}
