namespace GraphBff.Engine.Batching;

/// <summary>A loader that an object declares instead of a class. Each declaration has its own loader in each operation.</summary>
/// <param name="name">The loader's name in metrics, spans and traces.</param>
public abstract class LoaderDeclaration(string name)
{
    public string Name { get; } = name;
}
