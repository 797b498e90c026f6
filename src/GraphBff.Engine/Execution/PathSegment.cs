using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Execution;

/// <summary>A field, or a position in its list.</summary>
internal readonly record struct PathSegment(FieldPlan? Field, int Index);
