namespace GraphBff.Engine.Planning;

/// <summary>An object of one type.</summary>
internal sealed class ObjectShape(ObjectPlan plan, bool nonNull) : Shape(nonNull)
{
    public ObjectPlan Plan { get; } = plan;

    public override bool HasSteps => Plan.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => [Plan];
}
