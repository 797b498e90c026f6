using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.8.1 Variable Uniqueness.</summary>
internal sealed class UniqueVariableNames(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnOperation(GraphQLOperationDefinition operation)
    {
        Dictionary<string, GraphQLName> known = [];
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            var name = variable.Variable.Name;
            if (!known.TryAdd(name.StringValue, name))
            {
                Report($"There can be only one variable named \"${name}\".", known[name.StringValue], name);
            }
        }
    }
}
