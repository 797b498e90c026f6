using GraphBff.Engine.Types;

namespace GraphBff.Engine.Federation;

/// <summary><c>_Service</c>: the schema of the subgraph, for composition of the supergraph.</summary>
internal sealed class ServiceType : ObjectType<Subgraph>
{
    public const string TypeName = "_Service";

    public ServiceType()
    {
        Name = TypeName;
        Description = "The graph as a subgraph.";
        String("sdl", subgraph => subgraph.Sdl).Description("The subgraph's schema, keys and all.");
    }
}
