namespace GraphBff.Engine.Planning;

/// <summary>What a plan may keep of its own results, once it is planned.</summary>
/// <param name="tryGrow">Asks whether a plan may keep so many bytes.</param>
internal sealed class PlanMemory(Func<OperationPlan, int, bool> tryGrow)
{
    public OperationPlan? Plan { get; set; }

    /// <returns>Whether so many bytes may be kept for as long as the plan is.</returns>
    public bool TryKeep(int bytes) => Plan is { } plan && tryGrow(plan, bytes);
}
