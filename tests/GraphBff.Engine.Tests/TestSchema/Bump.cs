namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>What a mutation found: how far the tally was.</summary>
internal sealed record Bump(World World, int Tally);
