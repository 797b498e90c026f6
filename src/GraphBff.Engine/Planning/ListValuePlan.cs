using GraphBff.Engine.Inputs;

namespace GraphBff.Engine.Planning;

/// <summary>A list whose items share one plan.</summary>
/// <param name="item">The plan of its items.</param>
/// <param name="nonNull">Whether the list may not be null.</param>
/// <param name="rest">The items of later responses; null if the list is not streamed.</param>
internal sealed class ListValuePlan(ValuePlan item, bool nonNull, StreamedPart? rest = null) : ValuePlan(nonNull)
{
    public ValuePlan Item { get; } = item;

    /// <summary>The items of later responses; null if the list is not streamed.</summary>
    public StreamedPart? Rest { get; } = rest;

    public override bool HasSteps => Item.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => Rest is null ? Item.Objects : Item.Objects.Concat(Rest.Item.Objects);

    /// <summary>How many items the list delivers at once.</summary>
    public int CountNow(VariableValues variables) => Rest is null ? int.MaxValue : Rest.Usage.CountOf(variables);
}
