using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A scalar or enum as a value of its own: an item of a list, or what a step found.</summary>
internal sealed class LeafValuePlan(ScalarGraphType type, bool nonNull) : ValuePlan(nonNull)
{
    public ScalarGraphType Type { get; } = type;

    public override bool HasSteps => false;
}
