using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Types;

/// <summary>One instance of each graph type, created on first use. Its constructor may take services.</summary>
internal sealed class TypeInstances(IServiceProvider services) : IServiceProvider
{
    private readonly Dictionary<Type, IGraphType> _instances = [];
    private readonly Dictionary<string, IGraphType> _byName = new(StringComparer.Ordinal);

    public TType Get<TType>()
        where TType : IGraphType => (TType)Get(typeof(TType));

    public IGraphType Get(Type type)
    {
        if (!_instances.TryGetValue(type, out var instance))
        {
            instance = (IGraphType)ActivatorUtilities.CreateInstance(services, type);
            Add(instance);
            _instances.Add(type, instance);
        }

        return instance;
    }

    /// <summary>Adds a type that is no class of its own.</summary>
    /// <exception cref="GraphDeclarationException">Another type has its name. Two services may have a message or an enum of one name.</exception>
    public void Add(IGraphType instance)
    {
        if (instance.Name is { Length: > 0 } name && !_byName.TryAdd(name, instance))
        {
            throw new GraphDeclarationException(
                $"Two types are named '{name}': {Describe(_byName[name])}, and {Describe(instance)}. Set the Name of one of them in its "
                + "constructor (an enum: in a type of its own), or use one type for both.");
        }
    }

    /// <summary>The type of a name, if it was made or added; else null.</summary>
    public IGraphType? Find(string name) => _byName.GetValueOrDefault(name);

    private static string Describe(IGraphType type)
        => SourceClass.Of(type) is { } source ? $"{type.GetType()} over {source}" : $"{type.GetType()}";

    public object? GetService(Type serviceType)
        => typeof(IGraphType).IsAssignableFrom(serviceType) ? Get(serviceType) : services.GetService(serviceType);
}
