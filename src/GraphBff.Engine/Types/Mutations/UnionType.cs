using GraphQL.Types;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>A union, named after its class less <c>Type</c>.</summary>
public abstract class UnionType : UnionGraphType
{
    protected UnionType() => Name = TypeNames.Of(GetType());
}
