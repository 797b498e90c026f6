using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>A scalar or enum that the parent holds: written straight from it, without boxing.</summary>
internal abstract class LeafSource : ValueSource
{
    /// <summary>Writes the value.</summary>
    /// <returns>False, and nothing written, where it is null.</returns>
    public abstract bool TryWrite(JsonOutput output, object parent);

    /// <summary>The value as the scalar's <c>Serialize</c> takes it, for an executor that is not ours.</summary>
    public abstract object? Read(object parent);
}

/// <inheritdoc/>
internal sealed class LeafSource<T, TValue, TFormat>(Func<T, TValue> value, TFormat format) : LeafSource
    where T : class
    where TFormat : struct, ILeafFormat<TValue>
{
    private readonly TFormat _format = format;

    public override bool TryWrite(JsonOutput output, object parent) => _format.TryWrite(output, value((T)parent));

    public override object? Read(object parent) => _format.Box(value((T)parent));
}
