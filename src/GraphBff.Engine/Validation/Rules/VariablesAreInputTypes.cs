using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.8.2 Variables Are Input Types.</summary>
internal sealed class VariablesAreInputTypes(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnVariable(GraphQLVariableDefinition variable, IGraphType? type)
    {
        if (type is not null && !TypeRules.IsInput(type))
        {
            var name = variable.Variable.Name;
            Report($"Variable \"${name}\" cannot be non-input type \"{TypeRules.Print(variable.Type)}\".", variable.Type);
        }
    }
}
