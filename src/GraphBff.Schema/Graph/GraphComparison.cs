using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>
/// Compares two schemas and judges the changes as graphql-js 17 does (<c>findSchemaChanges</c>). It is stricter for changes that clients
/// would notice: a required input that loses its default, <c>@oneOf</c>, root types, the specification of a scalar, and a new object that
/// implements an interface.
/// </summary>
internal static class GraphComparison
{
    public static IReadOnlyList<GraphChange> Compare(SdlSchema before, SdlSchema after)
    {
        var changes = new List<GraphChange>();
        CompareRoots(before, after, changes);
        foreach (var (name, old) in before.Types)
        {
            if (!after.Types.TryGetValue(name, out var now))
            {
                changes.Add(new(Severity.Breaking, GraphRule.TypeRemoved, name, $"the {old.Kind} was removed", name, $"{name}.*"));
            }
            else
            {
                TypeComparison.Compare(old, now, changes);
            }
        }

        foreach (var (name, now) in after.Types.Where(type => !before.Types.ContainsKey(type.Key)))
        {
            changes.Add(Added(before, now));
        }

        DirectiveComparison.Compare(before, after, changes);
        return changes;
    }

    // A new member is reported at the union itself. A new implementation of an interface is reported only at the object.
    private static GraphChange Added(SdlSchema before, SdlType now)
    {
        string[] known = now.Kind == SdlType.ObjectKind ? [.. now.Interfaces.Where(before.Types.ContainsKey)] : [];
        return known.Length == 0
            ? new(Severity.Safe, GraphRule.TypeAdded, now.Name, $"the {now.Kind} was added")
            : new(
                Severity.Dangerous,
                GraphRule.TypeAdded,
                now.Name,
                $"the {now.Kind} was added, and implements {string.Join(", ", known)}: {TypeComparison.MayReceive}",
                known);
    }

    private static void CompareRoots(SdlSchema before, SdlSchema after, List<GraphChange> changes)
    {
        foreach (var root in (string[])["query", "mutation", "subscription"])
        {
            var old = before.Roots.GetValueOrDefault(root);
            var now = after.Roots.GetValueOrDefault(root);
            if (old == now)
            {
                continue;
            }

            var message = now is null ? $"there is no longer a {root} type" : $"the {root} type is {now} now";
            changes.Add(old is null
                ? new(Severity.Safe, GraphRule.RootTypeChanged, now!, $"it became the {root} type")
                : new(Severity.Breaking, GraphRule.RootTypeChanged, old, message, old, $"{old}.*"));
        }
    }
}
