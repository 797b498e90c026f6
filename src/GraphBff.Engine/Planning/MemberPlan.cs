using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>An object or a list that the parent holds.</summary>
internal sealed class MemberPlan(FieldSite site, MemberSource source, ValuePlan value) : FieldPlan(site)
{
    public MemberSource Source { get; } = source;

    public override bool HasSteps => value.HasSteps;

    public override ValuePlan ValuePlan => value;
}
