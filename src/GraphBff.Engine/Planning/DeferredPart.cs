namespace GraphBff.Engine.Planning;

/// <summary>Fields of an object that the same set of <c>@defer</c> fragments selects.</summary>
/// <param name="usages">The <c>@defer</c>s of those fragments. The first one that completes delivers the fields.</param>
/// <param name="fields">The plan of the fields.</param>
/// <param name="steps">The steps of the fields.</param>
internal sealed class DeferredPart(DeferUsage[] usages, ObjectPlan fields, StepPlan[] steps) : LatePart(steps)
{
    public DeferUsage[] Usages { get; } = usages;

    public ObjectPlan Fields { get; } = fields;

    public override bool IsStream => false;
}
