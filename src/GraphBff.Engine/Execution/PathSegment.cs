using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Execution;

/// <summary>One element of a response path: a field, or an index in a list.</summary>
internal readonly record struct PathSegment(FieldPlan? Field, int Index);
