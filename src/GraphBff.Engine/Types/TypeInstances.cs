using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Types;

/// <summary>One instance of each graph type, created on first use. Its constructor may take services.</summary>
internal sealed class TypeInstances(IServiceProvider services) : IServiceProvider
{
    private readonly Dictionary<Type, IGraphType> _instances = [];
    private readonly List<IGraphType> _named = [];

    public TType Get<TType>()
        where TType : IGraphType => (TType)Get(typeof(TType));

    public IGraphType Get(Type type)
    {
        if (!_instances.TryGetValue(type, out var instance))
        {
            instance = (IGraphType)ActivatorUtilities.CreateInstance(services, type);
            RequireName(instance);
            _instances.Add(type, instance);
        }

        return instance;
    }

    /// <summary>Adds a type that is no class of its own.</summary>
    public void Add(IGraphType instance)
    {
        RequireName(instance);
        _named.Add(instance);
    }

    /// <summary>The type of a name, if it was made or added; else null.</summary>
    public IGraphType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    private IEnumerable<IGraphType> All => _instances.Values.Concat(_named);

    private static string Describe(IGraphType type)
        => SourceClass.Of(type) is { } source ? $"{type.GetType()} over {source}" : $"{type.GetType()}";

    // Two services may have a message or an enum of the same name.
    private void RequireName(IGraphType instance)
    {
        if (instance.Name is { Length: > 0 } name
            && Find(name) is { } other
            && (other.GetType() != instance.GetType() || _named.Contains(other)))
        {
            throw new GraphDeclarationException(
                $"Two types are named '{name}': {Describe(other)}, and {Describe(instance)}. Set the Name of one of them in its "
                + "constructor (an enum: in a type of its own), or use one type for both.");
        }
    }

    public object? GetService(Type serviceType)
        => typeof(IGraphType).IsAssignableFrom(serviceType) ? Get(serviceType) : services.GetService(serviceType);
}
