using GraphQLParser.AST;

namespace GraphBff.Engine.Limits;

/// <summary>
/// Counts the totals of a selection set. It needs the totals of the fragments in it, so that each definition is walked only once.
/// </summary>
internal sealed class SelectionCounter(FragmentGraph graph)
{
    public SelectionTotals Count(GraphQLSelectionSet? selectionSet)
    {
        var totals = SelectionTotals.None;
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            totals = totals.And(Count(selection));
        }

        return totals;
    }

    private SelectionTotals Count(ASTNode selection) => selection switch
    {
        GraphQLField field when field.Name.Value == "__schema" || field.Name.Value == "__type"
            => Count(field.SelectionSet).BelowIntrospection(field.Alias is not null),
        GraphQLField field => Count(field.SelectionSet).BelowField(field.Alias is not null),
        GraphQLInlineFragment inline => Count(inline.SelectionSet).BelowSpread(),
        GraphQLFragmentSpread spread => (graph.Find(spread)?.Totals ?? SelectionTotals.None).BelowSpread(),
        _ => SelectionTotals.None,
    };
}
