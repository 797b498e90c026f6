using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Relay's <c>Node</c>: an object that can be found again by its global id.</summary>
public sealed class NodeInterface : InterfaceGraphType
{
    public NodeInterface()
    {
        Name = "Node";
        Description = "An object that can be found again by its global id.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The object's global id.");
    }
}
