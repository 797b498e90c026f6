namespace GraphBff.Engine.Errors;

/// <summary>A position in the document; line and column start at 1 (GraphQL specification, 7.1.2 Errors).</summary>
public readonly record struct SourceLocation(int Line, int Column);
