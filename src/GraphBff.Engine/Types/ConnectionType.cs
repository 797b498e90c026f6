using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A page of items with their cursors (Relay cursor connections, 2).</summary>
/// <typeparam name="TNode">The items' type.</typeparam>
public sealed class ConnectionType<TNode> : ObjectType<Connection>
    where TNode : IObjectGraphType
{
    public ConnectionType()
    {
        var node = TypeNames.Of(typeof(TNode));
        Name = $"{node}Connection";
        Description = $"A page of {node} items.";
        List<EdgeType<TNode>>("edges", connection => new EdgeList(connection)).Description("The items with their cursors.");
        List<TNode>("nodes", connection => connection.Nodes).Description("The items.");
        Object<PageInfoType>("pageInfo", connection => connection).NonNull().Description("Where the page stands.");
    }
}
