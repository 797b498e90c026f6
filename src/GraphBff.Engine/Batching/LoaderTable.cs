using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Batching;

/// <summary>The loaders of one request. An operation has few, so a list is searched faster than a hash.</summary>
internal sealed class LoaderTable(LoaderFactories factories, RequestLoop loop)
{
    private readonly List<DataLoader> _loaders = [];

    public TLoader Get<TLoader>(OperationContext operation)
        where TLoader : DataLoader
    {
        foreach (var loader in _loaders)
        {
            if (loader.GetType() == typeof(TLoader))
            {
                return (TLoader)loader;
            }
        }

        var created = factories.Create<TLoader>(operation.Services);
        created.Attach(operation, loop);
        _loaders.Add(created);
        return created;
    }

    public void Clear()
    {
        foreach (var loader in _loaders)
        {
            loader.Clear();
        }
    }
}
