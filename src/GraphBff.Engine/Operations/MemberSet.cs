namespace GraphBff.Engine.Operations;

/// <summary>
/// The C# names of the members of a message class that an operation needs. Planning makes the set, and read masks are built from it.
/// </summary>
public sealed class MemberSet
{
    private MemberSet(IReadOnlyList<string>? names) => Names = names;

    /// <summary>Every member.</summary>
    public static MemberSet All { get; } = new(null);

    /// <summary>No member.</summary>
    public static MemberSet None { get; } = new([]);

    /// <summary>The members, sorted and distinct; null for all.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>A slot for a value derived from the set, so that it is made once per plan and not once per request.</summary>
    public object? Derived { get; set; }

    internal static MemberSet Of(IEnumerable<string> names)
        => new([.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    internal static MemberSet Union(IEnumerable<MemberSet> sets)
    {
        var names = new List<string>();
        foreach (var set in sets)
        {
            if (set.Names is null)
            {
                return All;
            }

            names.AddRange(set.Names);
        }

        return Of(names);
    }
}
