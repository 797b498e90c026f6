using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Planning;

/// <summary>
/// Finds the members of each class that an operation reads. A class has one set for the whole operation, not one for each place. So all
/// batches of a loader request the same members, and one level can use the objects that another level loaded.
/// </summary>
internal static class PlanMembers
{
    public static Dictionary<Type, MemberSet> In(ObjectPlan root)
    {
        var reads = new Dictionary<Type, List<MemberSet>>();
        Visit(root, reads);
        return reads.ToDictionary(pair => pair.Key, pair => MemberSet.Union(pair.Value));
    }

    private static void Visit(ObjectPlan plan, Dictionary<Type, List<MemberSet>> reads)
    {
        List<MemberSet>? own = null;
        if (plan.Source is { } source && !reads.TryGetValue(source, out own))
        {
            reads.Add(source, own = []);
        }

        foreach (var field in plan.Fields)
        {
            own?.Add(field.Site.Reads);
            foreach (var below in field.ValuePlan?.Objects ?? [])
            {
                Visit(below, reads);
            }
        }

        foreach (var part in plan.Late?.Parts ?? [])
        {
            Visit(part.Fields, reads);
        }
    }
}
