using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Batching;

/// <summary>A loader without its type parameters, as the executor uses it. Derive from <see cref="DataLoader{TKey,TValue}"/>.</summary>
public abstract class DataLoader : IIdleWork
{
    private OperationContext? _operation;

    /// <summary>The operation that this loader belongs to.</summary>
    protected internal OperationContext Operation
        => _operation ?? throw new InvalidOperationException("Create a loader with OperationContext.Loader<T>().");

    /// <summary>What declares it; null for a loader that its class declares.</summary>
    public LoaderDeclaration? Declaration { get; private set; }

    /// <summary>Its name in metrics, spans and traces.</summary>
    public string Name => Declaration?.Name ?? GetType().Name;

    internal RequestLoop Loop { get; private set; } = null!;

    /// <summary>How often a field asked for a key.</summary>
    internal int Asked { get; private protected set; }

    /// <summary>How many keys it fetched.</summary>
    internal int Fetched { get; private protected set; }

    /// <summary>Starts the batch of the waiting keys.</summary>
    internal abstract void Dispatch();

    /// <summary>Forgets all loaded values, so that a read after a write loads them again.</summary>
    internal abstract void Clear();

    void IIdleWork.Start() => Dispatch();

    internal void Attach(OperationContext operation, RequestLoop loop, LoaderDeclaration? declaration)
    {
        _operation = operation;
        Loop = loop;
        Declaration = declaration;
    }
}
