using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Planning;

/// <summary>A value that the request's variables do not allow. Each such value in the response is an error.</summary>
internal sealed class FailedValuePlan(GraphError error, bool nonNull) : ValuePlan(nonNull)
{
    public GraphError Error { get; } = error;

    public override bool HasSteps => false;
}
