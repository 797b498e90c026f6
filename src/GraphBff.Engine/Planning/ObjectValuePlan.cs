namespace GraphBff.Engine.Planning;

/// <summary>An object of one type.</summary>
internal sealed class ObjectValuePlan(ObjectPlan plan, bool nonNull) : ValuePlan(nonNull)
{
    public ObjectPlan Plan { get; } = plan;

    public override bool HasSteps => Plan.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => [Plan];
}
