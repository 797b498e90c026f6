using GraphBff.Engine.Batching;
using GraphBff.Engine.Operations;

namespace GraphBff.Binding.Serving;

/// <summary>A type whose objects are found by their keys.</summary>
/// <param name="Key">The keys.</param>
/// <param name="Loader">Finds the objects.</param>
internal sealed record BoundNode(NodeKey Key, Func<OperationContext, ILoader<string>> Loader);
