using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>A scalar or enum that the parent holds. The writer takes it from the parent without boxing.</summary>
internal abstract class LeafSource : ValueSource
{
    /// <summary>Writes the value.</summary>
    /// <returns>False if the value counts as null; then nothing is written.</returns>
    public abstract bool TryWrite(JsonOutput output, object parent);

    /// <summary>The value in the form that the scalar's <c>Serialize</c> takes, for GraphQL.NET's executor.</summary>
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
