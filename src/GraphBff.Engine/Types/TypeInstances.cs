using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Types;

/// <summary>One instance of each graph type, made on first use with its constructor's services.</summary>
internal sealed class TypeInstances(IServiceProvider services) : IServiceProvider
{
    private readonly Dictionary<Type, IGraphType> _instances = [];

    public TType Get<TType>()
        where TType : IGraphType => (TType)Get(typeof(TType));

    public IGraphType Get(Type type)
    {
        if (!_instances.TryGetValue(type, out var instance))
        {
            instance = (IGraphType)ActivatorUtilities.CreateInstance(services, type);
            _instances.Add(type, instance);
        }

        return instance;
    }

    public object? GetService(Type serviceType) =>
        typeof(IGraphType).IsAssignableFrom(serviceType) ? Get(serviceType) : services.GetService(serviceType);
}
