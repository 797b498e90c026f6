using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Batching;

/// <summary>A loader without its types: what the executor sees. Derive from <see cref="DataLoader{TKey,TValue}"/>.</summary>
public abstract class DataLoader : IIdleWork
{
    private OperationContext? _operation;

    /// <summary>The operation that this instance serves.</summary>
    protected internal OperationContext Operation
        => _operation ?? throw new InvalidOperationException("A loader is made by OperationContext.Loader<T>().");

    internal RequestLoop Loop { get; private set; } = null!;

    /// <summary>Starts the batch of the keys that wait.</summary>
    internal abstract void Dispatch();

    /// <summary>Forgets what was loaded, so that a read behind a write is a new one.</summary>
    internal abstract void Clear();

    void IIdleWork.Start() => Dispatch();

    internal void Attach(OperationContext operation, RequestLoop loop)
    {
        _operation = operation;
        Loop = loop;
    }
}
