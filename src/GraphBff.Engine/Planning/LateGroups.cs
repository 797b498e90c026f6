namespace GraphBff.Engine.Planning;

/// <summary>
/// The fields of an object, told apart by when they come. A field that stands under several <c>@defer</c>s comes with the first of them
/// that is complete, one that also stands outside of them at once.
/// </summary>
internal sealed class LateGroups
{
    private LateGroups(List<DeferUsage> usages) => Usages = usages;

    /// <summary>The <c>@defer</c>s that stand at the object.</summary>
    public List<DeferUsage> Usages { get; }

    /// <summary>The fields that come with what stands around the object.</summary>
    public List<List<FieldNode>> Now { get; } = [];

    /// <summary>The others, by the <c>@defer</c>s that they come with.</summary>
    public List<(DeferUsage[] Usages, List<List<FieldNode>> Groups)> Parts { get; } = [];

    /// <param name="fields">The fields.</param>
    /// <param name="around">The <c>@defer</c>s that the object itself comes with; none in the first response.</param>
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

        // What also comes with an outer defer need not wait for an inner one.
        var all = group.Select(node => node.Defer!).Distinct().ToArray();
        return all.Length == 1 ? all : Array.FindAll(all, usage => !Array.Exists(all, usage.IsWithin));
    }

    private static bool AreSame(DeferUsage[] left, DeferUsage[] right)
        => left.Length == right.Length && Array.TrueForAll(left, usage => Array.IndexOf(right, usage) >= 0);
}
