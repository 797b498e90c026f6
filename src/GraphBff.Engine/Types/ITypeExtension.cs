using GraphQL.Types;

namespace GraphBff.Engine.Types;

internal interface ITypeExtension
{
    /// <summary>Finds the type that it extends.</summary>
    IGraphType Find(TypeInstances types);

    void Extend(IGraphType type);
}
