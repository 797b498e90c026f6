using System.Runtime.CompilerServices;

namespace GraphBff.Engine.Planning;

/// <summary>
/// For each step of a plan, the index of the step whose results hold its parents. Computed once per plan, and only for a recorded span.
/// </summary>
internal static class StepAncestors
{
    private static readonly ConditionalWeakTable<OperationPlan, int?[]> Known = [];

    /// <summary>The indices, by the index of the step; null for a step at the root.</summary>
    public static int?[] Of(OperationPlan plan) => Known.GetValue(plan, Find);

    private static int?[] Find(OperationPlan plan)
    {
        var ancestors = new int?[plan.Steps.Length];
        Visit(plan.Root, null, ancestors);
        return ancestors;
    }

    private static void Visit(ObjectPlan plan, int? above, int?[] ancestors)
    {
        foreach (var field in plan.Fields)
        {
            var nearest = above;
            if (field is StepPlan step)
            {
                ancestors[step.Index] = above;
                nearest = step.Index;
            }

            foreach (var below in field.ValuePlan?.Objects ?? [])
            {
                Visit(below, nearest, ancestors);
            }
        }

        foreach (var part in plan.Late?.Parts ?? [])
        {
            Visit(part.Fields, above, ancestors);
        }
    }
}
