using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>Compares descriptions and deprecations, which only people read.</summary>
internal static class Descriptions
{
    public static void Compare(string coordinate, string? old, string? now, List<GraphChange> changes)
    {
        if (old != now)
        {
            changes.Add(new(Severity.Safe, GraphRule.DescriptionChanged, coordinate, "its description changed"));
        }
    }

    public static void CompareDeprecations(string coordinate, string? old, string? now, List<GraphChange> changes)
    {
        if (old != now)
        {
            var message = now is null
                ? "it is no longer deprecated"
                : old is null ? $"it is deprecated: {now}" : $"the reason of its deprecation changed: {now}";
            changes.Add(new(Severity.Safe, GraphRule.DeprecationChanged, coordinate, message));
        }
    }
}
