using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, 5.3.2 Field Selection Merging. From the proposal for incremental delivery: a streamed field does not merge with
/// another. Each ordered pair of fields is compared at most twice: with parents that exclude each other, and without. The guard limits the
/// fields of one response key. So their product limits the time.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationScope scope) : ValidationRule(scope)
{
    private const string Remedy = "Use different aliases on the fields to fetch both if this was intentional.";

    private readonly FieldEntries _entries = new(scope);
    private readonly HashSet<(FieldEntry, FieldEntry, bool)> _compared = [];
    private readonly HashSet<GraphQLSelectionSet> _checked = [];

    public override void OnOperation(GraphQLOperationDefinition operation)
        => Within(operation.SelectionSet, Scope.Schema.RootOf(operation.Operation));

    public override void OnFragment(GraphQLFragmentDefinition fragment, IGraphType? type) => Within(fragment.SelectionSet, type);

    private static bool ShapesConflict(IGraphType? left, IGraphType? right) => (left, right) switch
    {
        (null, _) or (_, null) => false,
        (NonNullGraphType one, NonNullGraphType two) => ShapesConflict(one.ResolvedType, two.ResolvedType),
        (ListGraphType one, ListGraphType two) => ShapesConflict(one.ResolvedType, two.ResolvedType),
        (NonNullGraphType or ListGraphType, _) or (_, NonNullGraphType or ListGraphType) => true,
        _ => (TypeRules.IsLeaf(left) || TypeRules.IsLeaf(right)) && left != right,
    };

    private void Within(GraphQLSelectionSet selectionSet, IGraphType? type)
    {
        if (Scope.IsFull || !_checked.Add(selectionSet))
        {
            return;
        }

        foreach (var same in _entries.Of(selectionSet, type).Values)
        {
            for (var left = 0; left < same.Count; left++)
            {
                for (var right = left + 1; right < same.Count; right++)
                {
                    if (FindConflict(same[left], same[right], false) is { } reason)
                    {
                        var key = same[left].Key;
                        Report($"Fields \"{key}\" conflict because {reason}. {Remedy}", same[left].Field, same[right].Field);
                    }
                }

                if (same[left].Field.SelectionSet is { } below)
                {
                    Within(below, TypeRules.Named(same[left].Type));
                }
            }
        }
    }

    // Returns null if the fields can be merged.
    private string? FindConflict(FieldEntry left, FieldEntry right, bool exclusive)
    {
        if (left == right || !_compared.Add((left, right, exclusive)))
        {
            return null;
        }

        // A response object never has two different object types. So fields on different object types may differ.
        exclusive |= left.Parent != right.Parent && left.Parent is IObjectGraphType && right.Parent is IObjectGraphType;
        if (!exclusive && left.Field.Name != right.Field.Name)
        {
            return $"\"{left.Field.Name}\" and \"{right.Field.Name}\" are different fields";
        }

        if (!exclusive && !SameArguments.Of(left.Field, right.Field))
        {
            return "they have differing arguments";
        }

        // The response has the list once. The proposal does not say how to merge several streams of it.
        if (left.IsStreamed || right.IsStreamed)
        {
            return "they have overlapping stream directives";
        }

        if (ShapesConflict(left.Type, right.Type))
        {
            return $"they return conflicting types \"{left.Type}\" and \"{right.Type}\"";
        }

        return left.Field.SelectionSet is { } one && right.Field.SelectionSet is { } two
            ? Between(_entries.Of(one, TypeRules.Named(left.Type)), _entries.Of(two, TypeRules.Named(right.Type)), exclusive)
            : null;
    }

    private string? Between(Dictionary<string, List<FieldEntry>> left, Dictionary<string, List<FieldEntry>> right, bool exclusive)
    {
        foreach (var (key, fields) in left)
        {
            if (!right.TryGetValue(key, out var others))
            {
                continue;
            }

            foreach (var field in fields)
            {
                foreach (var other in others)
                {
                    if (FindConflict(field, other, exclusive) is { } reason)
                    {
                        return $"subfields \"{key}\" conflict because {reason}";
                    }
                }
            }
        }

        return null;
    }
}
