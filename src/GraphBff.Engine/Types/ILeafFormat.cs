using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>
/// How a scalar's values are written. Implementations are structs, so that the JIT can inline them into their field's code.
/// </summary>
internal interface ILeafFormat<in TValue>
{
    /// <summary>Writes the value as JSON.</summary>
    /// <returns>False if the value counts as null; then nothing is written.</returns>
    bool TryWrite(JsonOutput output, TValue value);

    /// <summary>The value in the form that the scalar's <c>Serialize</c> takes, for GraphQL.NET's executor.</summary>
    object? Box(TValue value);
}
