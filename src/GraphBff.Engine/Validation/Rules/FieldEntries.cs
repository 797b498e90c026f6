using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>The fields of selection sets by response key, with expanded fragments. Each set is expanded once.</summary>
internal sealed class FieldEntries(ValidationScope scope)
{
    private readonly Dictionary<GraphQLSelectionSet, Dictionary<string, List<FieldEntry>>> _known = [];
    private readonly Dictionary<GraphQLField, FieldEntry> _entries = [];

    /// <summary>The fields of a selection set on the type. A set is at one place in the document, so its type never differs.</summary>
    public Dictionary<string, List<FieldEntry>> Of(GraphQLSelectionSet selectionSet, IGraphType? type)
    {
        if (!_known.TryGetValue(selectionSet, out var entries))
        {
            _known.Add(selectionSet, entries = []);
            Collect(selectionSet, type, entries, []);
        }

        return entries;
    }

    private void Collect(
        GraphQLSelectionSet selectionSet, IGraphType? type, Dictionary<string, List<FieldEntry>> entries, HashSet<ASTNode> visited)
    {
        var parent = TypeRules.IsComposite(type) ? type : null;
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    Add(field, parent, entries);
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is { } condition ? TypeOf(condition) : parent, entries, visited);
                    break;
                case GraphQLFragmentSpread spread when scope.Index.Find(spread) is { } fragment && visited.Add(fragment):
                    Collect(fragment.SelectionSet, TypeOf(fragment.TypeCondition), entries, visited);
                    break;
                default:
                    break;
            }
        }
    }

    private void Add(GraphQLField field, IGraphType? parent, Dictionary<string, List<FieldEntry>> entries)
    {
        if (!_entries.TryGetValue(field, out var entry))
        {
            _entries.Add(field, entry = new FieldEntry(parent, field, TypeRules.DeclaredField(parent, field)?.ResolvedType));
        }

        if (!entries.TryGetValue(entry.Key, out var same))
        {
            entries.Add(entry.Key, same = []);
        }

        same.Add(entry);
    }

    private IGraphType? TypeOf(GraphQLTypeCondition condition) => scope.Schema.AllTypes[condition.Type.Name.Value];
}
