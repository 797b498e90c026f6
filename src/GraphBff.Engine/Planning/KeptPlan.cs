namespace GraphBff.Engine.Planning;

/// <summary>A plan that an operation keeps for one choice of its conditions, and the plan's size.</summary>
internal sealed class KeptPlan(PlanChoice choice, OperationPlan plan)
{
    public PlanChoice Choice { get; } = choice;

    public OperationPlan Plan { get; } = plan;

    /// <summary>Whether it was used since the operation last looked for space.</summary>
    public bool Used { get; set; }

    /// <summary>The size in bytes.</summary>
    public int Weight { get; } = plan.Weight;
}
