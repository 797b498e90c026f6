using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.6.3 Input Object Field Uniqueness.</summary>
internal sealed class UniqueInputFieldNames(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnObject(GraphQLObjectValue fields)
    {
        if (fields.Fields is not { Count: > 1 } items)
        {
            return;
        }

        Dictionary<string, GraphQLName> known = [];
        foreach (var field in items)
        {
            if (!known.TryAdd(field.Name.StringValue, field.Name))
            {
                Report($"There can be only one input field named \"{field.Name}\".", known[field.Name.StringValue], field.Name);
            }
        }
    }
}
