namespace GraphBff.Engine.Planning;

/// <summary>The field of a subscription: its value is the event itself.</summary>
internal sealed class EventPlan(FieldSite site, Shape shape) : FieldPlan(site)
{
    public override bool HasSteps => shape.HasSteps;

    public override Shape Shape => shape;
}
