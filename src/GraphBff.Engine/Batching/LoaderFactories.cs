using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Batching;

/// <summary>Creates loaders. It compiles each loader's constructor once, and takes the dependencies from the request's services.</summary>
internal sealed class LoaderFactories
{
    private readonly ConcurrentDictionary<Type, ObjectFactory> _factories = new();

    public TLoader Create<TLoader>(IServiceProvider services)
        where TLoader : DataLoader
    {
        var factory = _factories.GetOrAdd(typeof(TLoader), static type => ActivatorUtilities.CreateFactory(type, []));
        return (TLoader)factory(services, null);
    }
}
