using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Adds fields to a type that is found by its name.</summary>
internal sealed class NamedExtension<TType>(string name, Action<TType> extend) : ITypeExtension
    where TType : class, IGraphType
{
    public IGraphType Find(TypeInstances types) => types.Find(name) as TType
        ?? throw new GraphDeclarationException($"The graph has no type '{name}' of {typeof(TType)} to extend.");

    public void Extend(IGraphType type) => extend((TType)type);
}
