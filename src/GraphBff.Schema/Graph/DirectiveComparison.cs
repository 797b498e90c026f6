using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>Compares the definitions of directives.</summary>
internal static class DirectiveComparison
{
    public static void Compare(SdlSchema before, SdlSchema after, List<GraphChange> changes)
    {
        foreach (var (name, old) in before.Directives)
        {
            if (after.Directives.TryGetValue(name, out var now))
            {
                Compare($"@{name}", old, now, changes);
            }
            else
            {
                changes.Add(new(Severity.Breaking, GraphRule.DirectiveRemoved, $"@{name}", "the directive was removed", $"@{name}"));
            }
        }

        foreach (var name in after.Directives.Keys.Where(name => !before.Directives.ContainsKey(name)))
        {
            changes.Add(new(Severity.Safe, GraphRule.DirectiveAdded, $"@{name}", "the directive was added"));
        }
    }

    private static void Compare(string coordinate, SdlDirective old, SdlDirective now, List<GraphChange> changes)
    {
        InputComparison.Compare(old.Arguments, now.Arguments, InputPlace.OfDirective(coordinate), changes);
        Descriptions.Compare(coordinate, old.Description, now.Description, changes);
        if (old.IsRepeatable != now.IsRepeatable)
        {
            changes.Add(old.IsRepeatable
                ? new(Severity.Breaking, GraphRule.DirectiveRepeatableRemoved, coordinate, "it is no longer repeatable", coordinate)
                : new(Severity.Safe, GraphRule.DirectiveRepeatableAdded, coordinate, "it is repeatable now"));
        }

        foreach (var location in old.Locations.Except(now.Locations).Order(StringComparer.Ordinal))
        {
            changes.Add(new(
                Severity.Breaking, GraphRule.DirectiveLocationRemoved, coordinate, $"it is no longer allowed on {location}", coordinate));
        }

        foreach (var location in now.Locations.Except(old.Locations).Order(StringComparer.Ordinal))
        {
            changes.Add(new(Severity.Safe, GraphRule.DirectiveLocationAdded, coordinate, $"it is now allowed on {location}"));
        }
    }
}
