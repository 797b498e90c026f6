using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>
/// CollectFields of the GraphQL specification (6.3.2), for all choices of the conditions at once. It groups the selections of a type by
/// response key, in order.
/// </summary>
internal sealed class FieldCollector(ISchema schema, GraphQLDocument document)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments
        = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(fragment => fragment.FragmentName.Name.Value);

    /// <summary>The members that an object of the type has in the response.</summary>
    public IEnumerable<CollectedField> Collect(IObjectGraphType type, IReadOnlyList<SelectedFields> selections)
    {
        var fields = new OrderedDictionary<string, CollectedField>();
        foreach (var (set, isConditional) in selections)
        {
            Collect(type, set, isConditional, fields);
        }

        return fields.Values;
    }

    private void Collect(
        IObjectGraphType type, GraphQLSelectionSet set, bool isConditional, OrderedDictionary<string, CollectedField> fields)
    {
        foreach (var selection in set.Selections)
        {
            var presence = PresenceOf(selection);
            if (presence == Presence.Never)
            {
                continue;
            }

            var maybe = isConditional || presence == Presence.Maybe;
            if (selection is GraphQLField field)
            {
                var key = (field.Alias?.Name ?? field.Name).StringValue;
                fields.TryAdd(key, new CollectedField(key));
                fields[key].Add(field, maybe);
            }
            else if (Fragment(selection) is var (on, below) && Applies(on, type))
            {
                Collect(type, below, maybe, fields);
            }
        }
    }

    private (ROM? On, GraphQLSelectionSet Below) Fragment(ASTNode selection)
    {
        if (selection is GraphQLInlineFragment inline)
        {
            return (inline.TypeCondition?.Type.Name.Value, inline.SelectionSet);
        }

        var fragment = _fragments[((GraphQLFragmentSpread)selection).FragmentName.Name.Value];
        return (fragment.TypeCondition.Type.Name.Value, fragment.SelectionSet);
    }

    private bool Applies(ROM? on, IObjectGraphType type)
        => on is not { } name
            || name == type.Name
            || (schema.AllTypes[name] as IAbstractGraphType)?.PossibleTypes.Contains(type) == true;

    // @defer takes nothing away: a response that is whole has all parts.
    private static Presence PresenceOf(ASTNode selection)
    {
        var presence = Presence.Always;
        foreach (var directive in ((IHasDirectivesNode)selection).Directives?.Items ?? [])
        {
            var keeps = directive.Name.Value == "include";
            if (keeps || directive.Name.Value == "skip")
            {
                var own = directive.Arguments!.Items[0].Value is GraphQLBooleanValue constant
                    ? constant.BoolValue == keeps ? Presence.Always : Presence.Never
                    : Presence.Maybe;
                presence = own > presence ? own : presence;
            }
        }

        return presence;
    }

    // The greater wins where a selection has both directives.
    private enum Presence
    {
        Always,
        Maybe,
        Never,
    }
}
