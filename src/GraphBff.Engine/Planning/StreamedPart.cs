namespace GraphBff.Engine.Planning;

/// <summary>The items of a list after the first ones. They have their own steps, so they do not delay the first items.</summary>
internal sealed class StreamedPart(StreamUsage usage, ValuePlan item, StepPlan[] steps) : LatePart(steps)
{
    public StreamUsage Usage { get; } = usage;

    /// <summary>The plan of an item.</summary>
    public ValuePlan Item { get; } = item;

    public override bool IsStream => true;
}
