namespace GraphBff.Engine.Planning;

/// <summary>Fields of an object that the same fragments with <c>@defer</c> select.</summary>
/// <param name="usages">Those fragments: the first of them that is complete brings the fields along.</param>
/// <param name="fields">The fields.</param>
/// <param name="steps">The fields' steps.</param>
internal sealed class DeferredPart(DeferUsage[] usages, ObjectPlan fields, StepPlan[] steps) : LatePart(steps)
{
    public DeferUsage[] Usages { get; } = usages;

    public ObjectPlan Fields { get; } = fields;

    public override bool IsStream => false;
}
