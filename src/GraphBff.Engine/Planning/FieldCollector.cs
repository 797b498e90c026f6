using System.Diagnostics.CodeAnalysis;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// CollectFields of the GraphQL specification (6.3.2), under one choice of the conditions: what is selected on a type,
/// by response key in order, all occurrences of a key together.
/// </summary>
internal sealed class FieldCollector(GraphQLDocument document, ConditionValues conditions)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = document.Definitions
        .OfType<GraphQLFragmentDefinition>()
        .GroupBy(fragment => fragment.FragmentName.Name.Value)
        .ToDictionary(group => group.Key, group => group.First());

    public OrderedFields Collect(IObjectGraphType type, IEnumerable<GraphQLSelectionSet> selectionSets)
    {
        var fields = new OrderedFields();
        var visited = new HashSet<ROM>();
        foreach (var selectionSet in selectionSets)
        {
            Collect(type, selectionSet, fields, visited);
        }

        return fields;
    }

    [SuppressMessage("Performance", "CA1859", Justification = "Any composite type may stand in a type condition.")]
    private static bool Applies(IObjectGraphType type, ROM condition)
    {
        if (condition == type.Name)
        {
            return true;
        }

        foreach (var implemented in type.ResolvedInterfaces)
        {
            if (condition == implemented.Name)
            {
                return true;
            }
        }

        return false;
    }

    private void Collect(IObjectGraphType type, GraphQLSelectionSet selectionSet, OrderedFields fields, HashSet<ROM> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!conditions.Include(selection))
            {
                continue;
            }

            switch (selection)
            {
                case GraphQLField field:
                    fields.Add(field);
                    break;
                case GraphQLInlineFragment inline when inline.TypeCondition is null || Matches(type, inline.TypeCondition.Type.Name.Value):
                    Collect(type, inline.SelectionSet, fields, visited);
                    break;
                case GraphQLFragmentSpread spread
                    when visited.Add(spread.FragmentName.Name.Value)
                    && _fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment)
                    && Matches(type, fragment.TypeCondition.Type.Name.Value):
                    Collect(type, fragment.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    private bool Matches(IObjectGraphType type, ROM condition) =>
        Applies(type, condition) || (conditions.Schema.AllTypes[condition] is UnionGraphType union && union.PossibleTypes.Contains(type));
}
