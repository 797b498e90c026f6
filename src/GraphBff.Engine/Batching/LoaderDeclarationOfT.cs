namespace GraphBff.Engine.Batching;

/// <inheritdoc/>
/// <param name="name">The loader's name in metrics, spans and traces.</param>
/// <param name="create">Makes the loader of one operation, from the services of its request.</param>
public sealed class LoaderDeclaration<TLoader>(string name, Func<IServiceProvider, TLoader> create) : LoaderDeclaration(name)
    where TLoader : DataLoader
{
    internal TLoader Create(IServiceProvider services) => create(services);
}
