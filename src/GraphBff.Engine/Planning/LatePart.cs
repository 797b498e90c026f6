namespace GraphBff.Engine.Planning;

/// <summary>
/// A part of a plan that is delivered after the data around it. Its steps start when that data is written. Each step runs once, over the
/// parents of all the part's records.
/// </summary>
/// <param name="steps">The steps whose parents the records hold.</param>
internal abstract class LatePart(StepPlan[] steps)
{
    public StepPlan[] Steps { get; } = steps;

    /// <summary>Whether the part holds the items of a list, and not the fields of an object.</summary>
    public abstract bool IsStream { get; }
}
