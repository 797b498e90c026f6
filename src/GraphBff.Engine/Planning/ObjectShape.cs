using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>An object of one type.</summary>
internal sealed class ObjectShape(ObjectPlan plan, bool nonNull) : Shape(nonNull)
{
    public override bool HasSteps => plan.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => [plan];

    protected override bool WriteValue(ResponseWriter writer, object value) => plan.Write(writer, value) || writer.Bubble(NonNull);

    protected override void CollectValue(StepTable steps, object value) => plan.Collect(steps, value);
}
