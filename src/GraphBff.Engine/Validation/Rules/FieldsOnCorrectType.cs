using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.3.1 Field Selections.</summary>
internal sealed class FieldsOnCorrectType(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnField(GraphQLField field, IGraphType? parent, FieldType? definition)
    {
        if (parent is not null && definition is null)
        {
            Report($"Cannot query field \"{field.Name}\" on type \"{parent.Name}\".{Suggest(field, parent)}", field);
        }
    }

    private static string Suggest(GraphQLField field, IGraphType parent)
    {
        var name = field.Name.StringValue;
        List<string> types = [];
        if (parent is IAbstractGraphType { PossibleTypes: var possible })
        {
            types.AddRange(possible.Where(type => type.HasField(name)).Select(type => type.Name));
        }

        return types.Count > 0
            ? Suggestions.Sentence(types, "to use an inline fragment on ")
            : Suggestions.For(name, (parent as IComplexGraphType)?.Fields.Select(known => known.Name) ?? []);
    }
}
