using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;

namespace GraphBff.Engine.Batching;

/// <summary>The loaders of one request. An operation has few, so searching an array is faster than hashing.</summary>
internal sealed class LoaderTable(LoaderFactories factories, RequestLoop loop)
{
    // Asynchronous code outside of the request's loop can get a loader too. So the array is never changed, only replaced.
    private DataLoader[] _loaders = [];

    /// <param name="operation">The operation.</param>
    /// <param name="declaration">What declares the loader; null for the one that its class declares.</param>
    public TLoader Get<TLoader>(OperationContext operation, LoaderDeclaration<TLoader>? declaration = null)
        where TLoader : DataLoader
    {
        TLoader? created = null;
        while (true)
        {
            var loaders = Volatile.Read(ref _loaders);
            foreach (var loader in loaders)
            {
                if (ReferenceEquals(loader.Declaration, declaration) && loader.GetType() == typeof(TLoader))
                {
                    return (TLoader)loader;
                }
            }

            if (created is null)
            {
                created = declaration is null ? factories.Create<TLoader>(operation.Services) : declaration.Create(operation.Services);
                created.Attach(operation, loop, declaration);
            }

            if (Interlocked.CompareExchange(ref _loaders, [.. loaders, created], loaders) == loaders)
            {
                return created;
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
