using System.Runtime.CompilerServices;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The path of each step in the response, as response keys. Computed once per plan, and only for a traced request.
/// </summary>
internal static class StepPaths
{
    private static readonly ConditionalWeakTable<OperationPlan, string[][]> Known = [];

    /// <summary>The paths, by the index of the step.</summary>
    public static string[][] Of(OperationPlan plan) => Known.GetValue(plan, Find);

    private static string[][] Find(OperationPlan plan)
    {
        var paths = new string[plan.Steps.Length][];
        Visit(plan.Root, [], paths);
        return paths;
    }

    private static void Visit(ObjectPlan plan, string[] above, string[][] paths)
    {
        foreach (var field in plan.Fields)
        {
            string[] path = [.. above, field.Site.ResponseKey];
            if (field is StepPlan step)
            {
                paths[step.Index] = path;
            }

            foreach (var below in field.ValuePlan?.Objects ?? [])
            {
                Visit(below, path, paths);
            }
        }

        foreach (var part in plan.Late?.Parts ?? [])
        {
            Visit(part.Fields, above, paths);
        }
    }
}
