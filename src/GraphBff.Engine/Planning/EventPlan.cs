namespace GraphBff.Engine.Planning;

/// <summary>The root field of a subscription. Its value is the event itself.</summary>
internal sealed class EventPlan(FieldSite site, ValuePlan value) : FieldPlan(site)
{
    public override bool HasSteps => value.HasSteps;

    public override ValuePlan ValuePlan => value;
}
