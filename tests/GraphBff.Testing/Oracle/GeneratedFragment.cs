namespace GraphBff.Testing.Oracle;

/// <summary>A fragment definition.</summary>
internal sealed record GeneratedFragment(string Name, string Type, List<GeneratedSelection> Selections);
