using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Limits;

/// <summary>
/// Counts the fields that share a response key at one place of the response. It expands every fragment, so the totals must be checked
/// first.
/// </summary>
internal sealed class KeyCounter(FragmentGraph graph, int limit)
{
    /// <summary>A key that more fields share than the limit allows; null if there is none.</summary>
    public ROM? FindExcess(GraphQLSelectionSet selectionSet) => FindExcess([selectionSet]);

    private ROM? FindExcess(List<GraphQLSelectionSet> merged)
    {
        Dictionary<ROM, Group> groups = [];
        foreach (var selectionSet in merged)
        {
            if (Collect(selectionSet, groups) is { } excess)
            {
                return excess;
            }
        }

        foreach (var group in groups.Values)
        {
            if (group.Below is { } below && FindExcess(below) is { } excess)
            {
                return excess;
            }
        }

        return null;
    }

    private ROM? Collect(GraphQLSelectionSet? selectionSet, Dictionary<ROM, Group> groups)
    {
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            var excess = selection switch
            {
                GraphQLField field => Collect(field, groups),
                GraphQLInlineFragment inline => Collect(inline.SelectionSet, groups),
                GraphQLFragmentSpread spread => Collect(graph.Find(spread)?.SelectionSet, groups),
                _ => null,
            };
            if (excess is not null)
            {
                return excess;
            }
        }

        return null;
    }

    private ROM? Collect(GraphQLField field, Dictionary<ROM, Group> groups)
    {
        var key = (field.Alias?.Name ?? field.Name).Value;
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new Group());
        }

        if (field.SelectionSet is { } below)
        {
            (group.Below ??= []).Add(below);
        }

        return ++group.Count > limit ? key : (ROM?)null;
    }

    private sealed class Group
    {
        public int Count { get; set; }

        public List<GraphQLSelectionSet>? Below { get; set; }
    }
}
