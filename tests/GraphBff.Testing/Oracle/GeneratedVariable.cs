namespace GraphBff.Testing.Oracle;

/// <summary>A variable: its type and default as in the document, its value as JSON.</summary>
/// <param name="Name">Without the dollar.</param>
/// <param name="Type">In the notation of the language.</param>
/// <param name="Default">A literal, or null.</param>
/// <param name="Json">What the request gives; null where it gives none.</param>
internal sealed record GeneratedVariable(string Name, string Type, string? Default, string? Json);
