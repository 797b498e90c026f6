namespace GraphBff.Engine.Planning;

/// <summary>The items of a list behind the first ones. They have steps of their own, so that none of them holds back the first.</summary>
internal sealed class StreamedPart(StreamUsage usage, ValuePlan item, StepPlan[] steps) : LatePart(steps)
{
    public StreamUsage Usage { get; } = usage;

    /// <summary>What an item looks like.</summary>
    public ValuePlan Item { get; } = item;

    public override bool IsStream => true;
}
