using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A scalar that the parent holds.</summary>
internal sealed class LeafPlan(FieldSite site, LeafSource source, bool nonNull) : FieldPlan(site)
{
    public LeafSource Source { get; } = source;

    public bool NonNull { get; } = nonNull;

    public override bool HasSteps => false;
}
