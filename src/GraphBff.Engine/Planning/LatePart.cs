namespace GraphBff.Engine.Planning;

/// <summary>
/// A part of a plan that is delivered after what stands around it. Its steps start when that is written, each over the parents of all the
/// part's records at once.
/// </summary>
/// <param name="steps">The steps whose parents the records hold.</param>
internal abstract class LatePart(StepPlan[] steps)
{
    public StepPlan[] Steps { get; } = steps;

    /// <summary>Whether it holds a list's items, not an object's fields.</summary>
    public abstract bool IsStream { get; }
}
