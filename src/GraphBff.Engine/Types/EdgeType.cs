using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>An item of a connection and its cursor (Relay cursor connections, 3).</summary>
public sealed class EdgeType<TNode> : ObjectType<Edge>
    where TNode : IObjectGraphType
{
    public EdgeType()
    {
        var node = TypeNames.Of(typeof(TNode));
        Name = $"{node}Edge";
        Description = $"One {node} of a connection.";
        Object<TNode>("node", edge => edge.Node).NonNull().Description("The item.");
        String("cursor", edge => edge.Cursor).Description("Opaque; `after` takes it.");
    }
}
