using System.Diagnostics.CodeAnalysis;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// CollectFields of the GraphQL specification (6.3.2; with <c>@defer</c> as in the incremental delivery draft), for one choice of the
/// conditions. It groups a type's selected fields by response key, in order.
/// </summary>
/// <param name="document">The document that defines the fragments.</param>
/// <param name="conditions">What @skip, @include and the <c>if</c> of @defer decide.</param>
/// <param name="defers">Whether @defer applies.</param>
internal sealed class FieldCollector(GraphQLDocument document, ConditionValues conditions, bool defers)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = document.Definitions
        .OfType<GraphQLFragmentDefinition>()
        .GroupBy(fragment => fragment.FragmentName.Name.Value)
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The number of <c>@defer</c>s found so far.</summary>
    public int Defers { get; private set; }

    /// <summary>The fields that the operation selects at the root.</summary>
    /// <exception cref="NullConditionException">A condition among the selections is null.</exception>
    public OrderedFields Collect(IObjectGraphType type, GraphQLSelectionSet root)
    {
        var fields = new OrderedFields();
        Collect(type, root, null, fields, []);
        return fields;
    }

    /// <summary>The fields that all occurrences of a field select below it.</summary>
    /// <exception cref="NullConditionException">A condition among the selections is null.</exception>
    public OrderedFields Collect(IObjectGraphType type, List<FieldNode> parents)
    {
        var fields = new OrderedFields();
        var visited = new HashSet<(ROM, GraphQLDirective?)>();
        foreach (var parent in parents)
        {
            if (parent.Field.SelectionSet is { } selectionSet)
            {
                Collect(type, selectionSet, parent.Defer, fields, visited);
            }
        }

        return fields;
    }

    [SuppressMessage("Performance", "CA1859", Justification = "A type condition can name any composite type.")]
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

    private void Collect(
        IObjectGraphType type,
        GraphQLSelectionSet selectionSet,
        DeferUsage? defer,
        OrderedFields fields,
        HashSet<(ROM Name, GraphQLDirective? Defer)> visited)
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
                    fields.Add(field, defer);
                    break;
                case GraphQLInlineFragment inline when inline.TypeCondition is null || Matches(type, inline.TypeCondition.Type.Name.Value):
                    Collect(type, inline.SelectionSet, Enter(inline, defer, fields), fields, visited);
                    break;
                case GraphQLFragmentSpread spread
                    when _fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment)
                    && Matches(type, fragment.TypeCondition.Type.Name.Value):
                    Spread(type, spread, fragment, defer, fields, visited);
                    break;
            }
        }
    }

    private void Spread(
        IObjectGraphType type,
        GraphQLFragmentSpread spread,
        GraphQLFragmentDefinition fragment,
        DeferUsage? defer,
        OrderedFields fields,
        HashSet<(ROM Name, GraphQLDirective? Defer)> visited)
    {
        // A second spread does not defer a fragment that was already spread without @defer.
        var name = spread.FragmentName.Name.Value;
        var directive = DirectiveOf(spread) ?? defer?.Directive;
        if (!visited.Contains((name, null)) && visited.Add((name, directive)))
        {
            Collect(type, fragment.SelectionSet, Enter(spread, defer, fields), fields, visited);
        }
    }

    private DeferUsage? Enter(ASTNode fragment, DeferUsage? around, OrderedFields fields)
    {
        if (DirectiveOf(fragment) is not { } directive)
        {
            return around;
        }

        var usage = new DeferUsage(Defers++, directive, ConditionValues.LabelOf(directive), around);
        fields.Defers.Add(usage);
        return usage;
    }

    // Evaluated even if @defer does not apply: a null for its `if` is an error in every kind of response.
    private GraphQLDirective? DirectiveOf(ASTNode fragment) => conditions.DeferOf(fragment) is { } directive && defers ? directive : null;

    private bool Matches(IObjectGraphType type, ROM condition)
        => Applies(type, condition)
            || (conditions.Schema.AllTypes[condition] is UnionGraphType union && union.PossibleTypes.Contains(type));
}
