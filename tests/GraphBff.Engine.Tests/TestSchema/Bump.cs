namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>The result of a mutation: the tally that it reached.</summary>
internal sealed record Bump(World World, int Tally);
