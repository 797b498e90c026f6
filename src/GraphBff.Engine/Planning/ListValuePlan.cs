using GraphBff.Engine.Inputs;

namespace GraphBff.Engine.Planning;

/// <summary>A list.</summary>
/// <param name="item">The plan of its items.</param>
/// <param name="nonNull">Whether null may not stand in its place.</param>
/// <param name="rest">The items that come in later responses; null where all come at once.</param>
internal sealed class ListValuePlan(ValuePlan item, bool nonNull, StreamedPart? rest = null) : ValuePlan(nonNull)
{
    public ValuePlan Item { get; } = item;

    /// <summary>The items that come in later responses; null where all come at once.</summary>
    public StreamedPart? Rest { get; } = rest;

    public override bool HasSteps => Item.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => Rest is null ? Item.Objects : Item.Objects.Concat(Rest.Item.Objects);

    /// <summary>How many items come with the list.</summary>
    public int CountNow(VariableValues variables) => Rest is null ? int.MaxValue : Rest.Usage.CountOf(variables);
}
