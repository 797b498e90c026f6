using GraphBff.Engine.Output;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>How the values of a field are written that are no objects.</summary>
/// <param name="Write">Writes a value as JSON. False counts as null; then nothing is written.</param>
/// <param name="Box">The value in the form that the scalar's <c>Serialize</c> takes, for lists; null counts as null.</param>
internal sealed record LeafFormat(Func<JsonOutput, WireValue, bool> Write, Func<WireValue, object?> Box);
