using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine;

/// <summary>Collects the types of the graph, module by module.</summary>
public sealed class GraphBuilder
{
    internal GraphBuilder(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }

    internal List<Type> Types { get; } = [];

    internal List<Type> Extensions { get; } = [];

    /// <summary>Adds a type. Only a type that no field leads to needs this: a node, or a type that implements an interface.</summary>
    public GraphBuilder Type<TType>()
        where TType : IGraphType
    {
        Types.Add(typeof(TType));
        return this;
    }

    /// <summary>Adds fields to a type of another module, or to <see cref="QueryType"/> or <see cref="MutationType"/>.</summary>
    public GraphBuilder Extend<TExtension>()
        where TExtension : class
    {
        if (!typeof(ITypeExtension).IsAssignableFrom(typeof(TExtension)))
        {
            throw new ArgumentException($"{typeof(TExtension)} is not a TypeExtension<TType>.");
        }

        Extensions.Add(typeof(TExtension));
        return this;
    }
}
