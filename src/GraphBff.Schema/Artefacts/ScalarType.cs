namespace GraphBff.Schema.Artefacts;

/// <summary>The TypeScript types of a scalar.</summary>
/// <param name="Input">The type in variables.</param>
/// <param name="Output">The type in responses.</param>
internal sealed record ScalarType(string Input, string Output);
