using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>Not in the GraphQL specification, but a rule of graphql-js: nested introspection lists multiply the response size.</summary>
internal sealed class MaxIntrospectionDepth(ValidationScope scope) : ValidationRule(scope)
{
    private const int MaxLists = 3;

    public override void OnField(GraphQLField field, IGraphType? parent, FieldType? definition)
    {
        if ((field.Name.Value == "__schema" || field.Name.Value == "__type") && Exceeds(field, 0, []))
        {
            Report("Maximum introspection depth exceeded", field);
        }
    }

    private static bool IsList(GraphQLField field) => field.Name.Value.Span is "fields" or "interfaces" or "possibleTypes" or "inputFields";

    private bool Exceeds(ASTNode node, int depth, Dictionary<GraphQLFragmentDefinition, int> visited)
    {
        switch (node)
        {
            case GraphQLField field:
                var below = IsList(field) ? depth + 1 : depth;
                return below >= MaxLists || Exceeds(field.SelectionSet, below, visited);
            case GraphQLInlineFragment inline:
                return Exceeds(inline.SelectionSet, depth, visited);
            case GraphQLFragmentSpread spread when Scope.Index.Find(spread) is { } fragment:
                // Already visited at this depth or deeper, so the result is known. This also ends cycles.
                if (visited.TryGetValue(fragment, out var seen) && seen >= depth)
                {
                    return false;
                }

                visited[fragment] = depth;
                return Exceeds(fragment.SelectionSet, depth, visited);
            default:
                return false;
        }
    }

    private bool Exceeds(GraphQLSelectionSet? selectionSet, int depth, Dictionary<GraphQLFragmentDefinition, int> visited)
        => selectionSet?.Selections.Exists(selection => Exceeds(selection, depth, visited)) ?? false;
}
