using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>
/// Describes a variable by the argument or the input field that takes it. Documents rarely describe their variables; schemas describe their
/// arguments.
/// </summary>
internal sealed class VariableDescriptions(ISchema schema, GraphQLDocument document)
{
    private readonly Dictionary<string, string> _found = [];
    private readonly HashSet<ROM> _entered = [];

    /// <summary>The descriptions by the names of the variables; the first use of a variable wins.</summary>
    public IReadOnlyDictionary<string, string> Of(IGraphType root, GraphQLOperationDefinition operation)
    {
        Visit(root, operation.SelectionSet);
        return _found;
    }

    private void Visit(IGraphType parent, GraphQLSelectionSet? selections)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field when (parent as IComplexGraphType)?.GetField(field.Name.Value) is { } declared:
                    Visit(declared, field);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.TypeCondition is { } on ? schema.AllTypes[on.Type.Name.Value]! : parent, inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread when _entered.Add(spread.FragmentName.Name.Value):
                    var fragment = document.Definitions.OfType<GraphQLFragmentDefinition>()
                        .First(fragment => fragment.FragmentName.Name.Value == spread.FragmentName.Name.Value);
                    Visit(schema.AllTypes[fragment.TypeCondition.Type.Name.Value]!, fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Visit(FieldType declared, GraphQLField field)
    {
        foreach (var given in field.Arguments?.Items ?? [])
        {
            if (declared.Arguments?.Find(given.Name.Value) is { } argument)
            {
                Note(given.Value, argument.ResolvedType!, argument.Description);
            }
        }

        Visit(declared.ResolvedType!.GetNamedType(), field.SelectionSet);
    }

    private void Note(GraphQLValue value, IGraphType type, string? description)
    {
        switch (value)
        {
            case GraphQLVariable variable when description is not null:
                _found.TryAdd(variable.Name.StringValue, description);
                break;
            case GraphQLListValue list:
                foreach (var item in list.Values ?? [])
                {
                    Note(item, type, description);
                }

                break;
            case GraphQLObjectValue given when type.GetNamedType() is IInputObjectGraphType of:
                foreach (var member in given.Fields ?? [])
                {
                    var field = of.GetField(member.Name.Value)!;
                    Note(member.Value, field.ResolvedType!, field.Description);
                }

                break;
        }
    }
}
