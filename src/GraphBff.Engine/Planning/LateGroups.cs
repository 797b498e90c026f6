namespace GraphBff.Engine.Planning;

/// <summary>
/// The fields of an object, grouped by the response that delivers them. If several <c>@defer</c>s contain a field, the first one that
/// completes delivers it. If the field also occurs outside of them, it is not deferred.
/// </summary>
internal sealed class LateGroups
{
    private LateGroups(List<DeferUsage> usages) => Usages = usages;

    /// <summary>The <c>@defer</c>s in the object's selection.</summary>
    public List<DeferUsage> Usages { get; }

    /// <summary>The fields that are delivered together with the object.</summary>
    public List<List<FieldNode>> Now { get; } = [];

    /// <summary>The other fields, by the <c>@defer</c>s that deliver them.</summary>
    public List<(DeferUsage[] Usages, List<List<FieldNode>> Groups)> Parts { get; } = [];

    /// <param name="fields">The object's fields.</param>
    /// <param name="around">The <c>@defer</c>s that deliver the object itself; empty for the first response.</param>
    public static LateGroups Split(OrderedFields fields, DeferUsage[] around)
    {
        var groups = new LateGroups(fields.Defers);
        foreach (var group in fields)
        {
            var usages = UsagesOf(group);
            if (AreSame(usages, around))
            {
                groups.Now.Add(group);
            }
            else if (groups.Parts.Find(part => AreSame(part.Usages, usages)) is { Groups: { } known })
            {
                known.Add(group);
            }
            else
            {
                groups.Parts.Add((usages, [group]));
            }
        }

        return groups;
    }

    private static DeferUsage[] UsagesOf(List<FieldNode> group)
    {
        if (group.Exists(node => node.Defer is null))
        {
            return [];
        }

        // If an outer defer also delivers a field, the field need not wait for an inner one.
        var all = group.Select(node => node.Defer!).Distinct().ToArray();
        return all.Length == 1 ? all : Array.FindAll(all, usage => !Array.Exists(all, usage.IsWithin));
    }

    private static bool AreSame(DeferUsage[] left, DeferUsage[] right)
        => left.Length == right.Length && Array.TrueForAll(left, usage => Array.IndexOf(right, usage) >= 0);
}
