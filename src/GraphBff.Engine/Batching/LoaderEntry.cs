using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>One key of one loader in one request.</summary>
internal abstract class LoaderEntry(LoaderBatch batch)
{
    /// <summary>The batch that loads the value.</summary>
    public LoaderBatch Batch { get; } = batch;

    public GraphError? Error { get; protected set; }

    /// <summary>The result for a step: the value, null, or the error.</summary>
    public abstract object? Outcome { get; }
}

/// <inheritdoc/>
internal sealed class LoaderEntry<TValue>(LoaderBatch batch) : LoaderEntry(batch)
{
    public TValue? Value { get; private set; }

    public override object? Outcome => Error ?? (object?)Value;

    public void Complete(Result<TValue> result)
    {
        Value = result.Value;
        Error = result.Error;
    }
}
