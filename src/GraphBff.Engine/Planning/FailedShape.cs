using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Planning;

/// <summary>Stands for a shape that the request's variables do not allow: whatever is found there fails.</summary>
internal sealed class FailedShape(GraphError error, bool nonNull) : Shape(nonNull)
{
    public GraphError Error { get; } = error;

    public override bool HasSteps => false;
}
