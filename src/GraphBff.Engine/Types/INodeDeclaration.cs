using GraphBff.Engine.Batching;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>An object type that may be a node.</summary>
internal interface INodeDeclaration
{
    /// <summary>Finds a node of the type by the service's own id; null if the type is not a node.</summary>
    Func<OperationContext, ILoader<string>>? NodeLoader { get; }
}
