namespace GraphBff.Schema.Artefacts;

/// <summary>A scalar in TypeScript.</summary>
/// <param name="Input">What variables may hold.</param>
/// <param name="Output">What responses hold.</param>
internal sealed record ScalarType(string Input, string Output);
