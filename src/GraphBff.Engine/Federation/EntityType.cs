using GraphQL.Types;

namespace GraphBff.Engine.Federation;

/// <summary><c>_Entity</c>: every type that has a key.</summary>
internal sealed class EntityType : UnionGraphType
{
    public const string TypeName = "_Entity";

    public EntityType()
    {
        Name = TypeName;
        Description = "An object that other subgraphs can refer to.";
    }
}
