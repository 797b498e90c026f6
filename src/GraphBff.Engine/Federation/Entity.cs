using GraphBff.Engine.Batching;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Federation;

/// <summary>A type that other subgraphs can refer to, by <c>id</c> or by its raw key.</summary>
/// <param name="RawKey">The field of the service's own id, such as <c>userId</c>.</param>
/// <param name="Loader">Finds an object by that id.</param>
internal sealed record Entity(string RawKey, Func<OperationContext, ILoader<string>> Loader);
