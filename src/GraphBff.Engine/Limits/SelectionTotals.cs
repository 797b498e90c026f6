namespace GraphBff.Engine.Limits;

/// <summary>
/// The totals of a selection set with its fragments expanded. Sums stop at a ceiling, since each fragment may double them.
/// </summary>
internal readonly record struct SelectionTotals
{
    private const long Ceiling = 1L << 40;

    public static readonly SelectionTotals None;

    public long Fields { get; private init; }

    public long RootFields { get; private init; }

    public long Aliases { get; private init; }

    public long Spreads { get; private init; }

    public int Depth { get; private init; }

    /// <summary>How deeply fields, spreads and inline fragments nest.</summary>
    public int Nesting { get; private init; }

    public long IntrospectionFields { get; private init; }

    public int IntrospectionDepth { get; private init; }

    /// <summary>The totals of both, side by side in one selection set.</summary>
    public SelectionTotals And(in SelectionTotals other) => new()
    {
        Fields = Sum(Fields, other.Fields),
        RootFields = Sum(RootFields, other.RootFields),
        Aliases = Sum(Aliases, other.Aliases),
        Spreads = Sum(Spreads, other.Spreads),
        Depth = Math.Max(Depth, other.Depth),
        Nesting = Math.Max(Nesting, other.Nesting),
        IntrospectionFields = Sum(IntrospectionFields, other.IntrospectionFields),
        IntrospectionDepth = Math.Max(IntrospectionDepth, other.IntrospectionDepth),
    };

    /// <summary>The totals of a field that selects these.</summary>
    public SelectionTotals BelowField(bool hasAlias) => this with
    {
        Fields = Sum(Fields, 1),
        RootFields = 1,
        Aliases = Sum(Aliases, hasAlias ? 1 : 0),
        Depth = Depth + 1,
        Nesting = Nesting + 1,
    };

    /// <summary>The totals of a <c>__schema</c> or <c>__type</c> that selects these. They count separately.</summary>
    public SelectionTotals BelowIntrospection(bool hasAlias) => new()
    {
        RootFields = 1,
        Aliases = Sum(Aliases, hasAlias ? 1 : 0),
        Spreads = Spreads,
        Nesting = Nesting + 1,
        IntrospectionFields = Sum(Sum(Fields, IntrospectionFields), 1),
        IntrospectionDepth = Math.Max(Depth, IntrospectionDepth) + 1,
    };

    /// <summary>The totals of a spread or an inline fragment with these.</summary>
    public SelectionTotals BelowSpread() => this with { Spreads = Sum(Spreads, 1), Nesting = Nesting + 1 };

    private static long Sum(long left, long right) => Math.Min(left + right, Ceiling);
}
