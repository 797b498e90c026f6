namespace GraphBff.Engine.Types;

/// <summary>
/// As <see cref="ConnectionType{TNode}"/>, for items whose type has only a name. It needs its <see cref="NamedEdgeType"/>.
/// </summary>
public sealed class NamedConnectionType : ObjectType<Connection>
{
    /// <param name="name">The connection's name.</param>
    /// <param name="edge">The name of the type of its edges.</param>
    /// <param name="node">The name of the type of its items.</param>
    /// <param name="hasTotal">Whether it has <c>totalCount</c>.</param>
    public NamedConnectionType(string name, string edge, string node, bool hasTotal = false)
        : base(name)
    {
        Description = $"A page of {node} items.";
        Member("edges", TypeText.Parse($"[{edge}!]!"), connection => new EdgeList(connection)).Description("The items with their cursors.");
        Member("nodes", TypeText.Parse($"[{node}!]!"), connection => connection.Nodes).Description("The items.");
        Object<PageInfoType>("pageInfo", connection => connection).NonNull().Description("Where the page stands.");
        if (hasTotal)
        {
            Long("totalCount", connection => connection.TotalCount).Nullable()
                .Description("How many items all pages have together, as the service says; null where it does not.");
        }
    }
}
