namespace GraphBff.Engine.Types;

/// <summary>As <see cref="EdgeType{TNode}"/>, for items whose type has only a name.</summary>
public sealed class NamedEdgeType : ObjectType<Edge>
{
    /// <param name="name">The edge's name.</param>
    /// <param name="node">The name of the type of its item.</param>
    public NamedEdgeType(string name, string node)
        : base(name)
    {
        Description = $"One {node} of a connection.";
        Member("node", TypeText.Parse($"{node}!"), edge => edge.Node).Description("The item.");
        String("cursor", edge => edge.Cursor).Description("Opaque; `after` takes it.");
    }
}
