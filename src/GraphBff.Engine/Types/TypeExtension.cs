using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Adds fields to a type that another module, or the engine, declares.</summary>
/// <typeparam name="TType">
/// The type to extend: an <see cref="ObjectType{T}"/>, often <see cref="QueryType"/> or <see cref="MutationType"/>.
/// </typeparam>
public abstract class TypeExtension<TType> : ITypeExtension
    where TType : class, IGraphType
{
    IGraphType ITypeExtension.Find(TypeInstances types) => types.Get<TType>();

    void ITypeExtension.Extend(IGraphType type) => Extend((TType)type);

    /// <summary>Declares the fields with the methods of the type.</summary>
    protected abstract void Extend(TType type);
}
