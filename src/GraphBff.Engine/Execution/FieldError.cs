using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Execution;

/// <summary>An error at its position in the response. The path is null if the error has no position.</summary>
internal readonly record struct FieldError(GraphError Error, PathSegment[]? Path, SourceLocation[] Locations);
