namespace GraphBff.Engine.Planning;

/// <summary>A plan that an operation keeps for one choice of its conditions, and what it takes.</summary>
internal sealed class KeptPlan(PlanChoice choice, OperationPlan plan)
{
    public PlanChoice Choice { get; } = choice;

    public OperationPlan Plan { get; } = plan;

    /// <summary>Whether it was asked for since the operation last looked for room.</summary>
    public bool Used { get; set; }

    /// <summary>Bytes.</summary>
    public int Weight { get; } = plan.Weight;
}
