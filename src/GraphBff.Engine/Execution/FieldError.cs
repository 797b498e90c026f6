using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Execution;

/// <summary>An error at its place in the response; the path is null where it has none.</summary>
internal readonly record struct FieldError(GraphError Error, PathSegment[]? Path, SourceLocation[] Locations);
