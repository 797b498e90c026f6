using GraphQL.Types;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>A union, named after its class without <c>Type</c> at the end.</summary>
public abstract class UnionType : UnionGraphType
{
    protected UnionType() => Name = TypeNames.Of(GetType());
}
