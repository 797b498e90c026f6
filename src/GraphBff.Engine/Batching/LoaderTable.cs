using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;

namespace GraphBff.Engine.Batching;

/// <summary>The loaders of one request. An operation has few, so searching an array is faster than hashing.</summary>
internal sealed class LoaderTable(LoaderFactories factories, RequestLoop loop)
{
    // Asynchronous code outside of the request's loop can get a loader too. So the array is never changed, only replaced.
    private DataLoader[] _loaders = [];

    public TLoader Get<TLoader>(OperationContext operation)
        where TLoader : DataLoader
    {
        TLoader? created = null;
        while (true)
        {
            var loaders = Volatile.Read(ref _loaders);
            foreach (var loader in loaders)
            {
                if (loader.GetType() == typeof(TLoader) && loader.Declaration is null)
                {
                    return (TLoader)loader;
                }
            }

            if (created is null)
            {
                created = factories.Create<TLoader>(operation.Services);
                created.Attach(operation, loop, declaration: null);
            }

            if (Interlocked.CompareExchange(ref _loaders, [.. loaders, created], loaders) == loaders)
            {
                return created;
            }
        }
    }

    public TLoader Get<TLoader>(OperationContext operation, LoaderDeclaration<TLoader> declaration)
        where TLoader : DataLoader
    {
        DataLoader? created = null;
        while (true)
        {
            var loaders = Volatile.Read(ref _loaders);
            foreach (var loader in loaders)
            {
                if (ReferenceEquals(loader.Declaration, declaration))
                {
                    return (TLoader)loader;
                }
            }

            if (created is null)
            {
                created = declaration.Create(operation.Services);
                created.Attach(operation, loop, declaration);
            }

            if (Interlocked.CompareExchange(ref _loaders, [.. loaders, created], loaders) == loaders)
            {
                return (TLoader)created;
            }
        }
    }

    /// <summary>Records what the loaders did.</summary>
    public void Measure(OperationMetrics metrics)
    {
        foreach (var loader in Volatile.Read(ref _loaders))
        {
            metrics.Loaded(loader.Name, loader.Fetched, loader.Asked - loader.Fetched);
        }
    }

    public void Clear()
    {
        foreach (var loader in Volatile.Read(ref _loaders))
        {
            loader.Clear();
        }
    }
}
