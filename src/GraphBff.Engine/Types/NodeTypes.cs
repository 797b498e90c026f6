using GraphBff.Engine.Batching;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>Every node type's loader by the type's name.</summary>
internal sealed class NodeTypes
{
    private readonly Dictionary<string, Func<OperationContext, ILoader<string>>> _loaders = [];

    public void Add(string typeName, Func<OperationContext, ILoader<string>> loader) => _loaders.Add(typeName, loader);

    public Func<OperationContext, ILoader<string>>? Find(string typeName) => _loaders.GetValueOrDefault(typeName);
}
