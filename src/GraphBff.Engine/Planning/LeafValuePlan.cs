using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A scalar or enum outside of an object's leaf field: an item of a list, or the result of a step.</summary>
internal sealed class LeafValuePlan(ScalarGraphType type, bool nonNull) : ValuePlan(nonNull)
{
    public ScalarGraphType Type { get; } = type;

    public override bool HasSteps => false;
}
