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

    internal List<IGraphType> Instances { get; } = [];

    internal List<Func<IServiceProvider, ITypeExtension>> Extensions { get; } = [];

    /// <summary>Adds a type. Only a type that no field leads to needs this: a node, or a type that implements an interface.</summary>
    public GraphBuilder Type<TType>()
        where TType : IGraphType
    {
        Types.Add(typeof(TType));
        return this;
    }

    /// <summary>
    /// Adds a type that is made at run time. Fields refer to it by its name (<see cref="TypeText.Parse"/>). An instance belongs to one host.
    /// </summary>
    public GraphBuilder Type(IGraphType type)
    {
        Instances.Add(type);
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

        Extensions.Add(services => (ITypeExtension)(object)ActivatorUtilities.CreateInstance<TExtension>(services));
        return this;
    }

    /// <summary>As above, by an extension that is there already.</summary>
    public GraphBuilder Extend<TType>(TypeExtension<TType> extension)
        where TType : class, IGraphType
    {
        Extensions.Add(_ => extension);
        return this;
    }

    /// <summary>Adds fields to a type that is found by its name.</summary>
    /// <param name="name">The type's name in the graph.</param>
    /// <param name="extend">Declares the fields.</param>
    /// <exception cref="GraphDeclarationException">At the start: no type has that name and that class.</exception>
    public GraphBuilder Extend<TType>(string name, Action<TType> extend)
        where TType : class, IGraphType
    {
        Extensions.Add(_ => new NamedExtension<TType>(name, extend));
        return this;
    }

    /// <summary>As above, with the host's services.</summary>
    public GraphBuilder Extend<TType>(string name, Action<TType, IServiceProvider> extend)
        where TType : class, IGraphType
    {
        Extensions.Add(services => new NamedExtension<TType>(name, type => extend(type, services)));
        return this;
    }
}
