using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>How a scalar's values are written. A struct, so that the JIT makes one straight piece of code of it and its field.</summary>
internal interface ILeafFormat<in TValue>
{
    /// <summary>Writes the value as JSON.</summary>
    /// <returns>False, and nothing written, where it is null.</returns>
    bool TryWrite(JsonOutput output, TValue value);
}
