using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>How a scalar's values are written. A struct, so that the JIT makes one straight piece of code of it and its field.</summary>
internal interface ILeafFormat<in TValue>
{
    /// <summary>Writes the value as JSON.</summary>
    /// <returns>False, and nothing written, where it is null.</returns>
    bool TryWrite(JsonOutput output, TValue value);

    /// <summary>The value as the scalar's <c>Serialize</c> takes it, for an executor that is not ours.</summary>
    object? Box(TValue value);
}
