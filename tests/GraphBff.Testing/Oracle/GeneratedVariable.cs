namespace GraphBff.Testing.Oracle;

/// <summary>A variable: its type and default as in the document, its value as JSON.</summary>
/// <param name="Name">Its name, without the dollar sign.</param>
/// <param name="Type">Its type in GraphQL syntax.</param>
/// <param name="Default">Its default as a literal; null for none.</param>
/// <param name="Json">Its value in the request; null if the request gives none.</param>
internal sealed record GeneratedVariable(string Name, string Type, string? Default, string? Json);
