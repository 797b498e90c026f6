using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>Stands for a shape that the request's variables do not allow: whatever is found there fails.</summary>
internal sealed class FailedShape(GraphError error, bool nonNull) : Shape(nonNull)
{
    public override bool HasSteps => false;

    protected override bool WriteValue(ResponseWriter writer, object value) => writer.Fail(error, NonNull);

    protected override void CollectValue(StepTable steps, object value)
    {
    }
}
