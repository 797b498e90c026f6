using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, 5.8.5 All Variable Usages Are Allowed. Since September 2025, variables in OneOf inputs must be non-null.
/// </summary>
internal sealed class VariablesInAllowedPosition(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnEnd()
    {
        foreach (var operation in Scope.Index.Operations)
        {
            if (operation.Variables is null)
            {
                continue;
            }

            Dictionary<string, GraphQLVariableDefinition> definitions = [];
            foreach (var definition in operation.Variables.Items)
            {
                definitions[definition.Variable.Name.StringValue] = definition;
            }

            foreach (var usage in Scope.Index.ReachedFrom(operation).SelectMany(usage => usage.Variables))
            {
                if (definitions.TryGetValue(usage.Variable.Name.StringValue, out var definition))
                {
                    Check(usage, definition);
                }
            }
        }
    }

    private static bool IsAllowed(VariableUsage usage, GraphQLVariableDefinition definition)
    {
        var hasDefault = usage.HasDefault || definition.DefaultValue is not (null or GraphQLNullValue);
        var place = hasDefault && definition.Type is not GraphQLNonNullType ? TypeRules.Nullable(usage.Type) : usage.Type;
        return TypeRules.Fits(definition.Type, place!);
    }

    private void Check(VariableUsage usage, GraphQLVariableDefinition definition)
    {
        // Another rule reports a type that the schema does not have.
        if (usage.Type is null || Scope.Schema.AllTypes[TypeRules.NamedNode(definition.Type).Name.Value] is null)
        {
            return;
        }

        var name = usage.Variable.Name;
        var type = TypeRules.Print(definition.Type);
        if (!IsAllowed(usage, definition))
        {
            Report(
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".", definition, usage.Variable);
        }

        if (TypeRules.Nullable(usage.Parent) is IInputObjectGraphType { IsOneOf: true } parent
            && definition.Type is not GraphQLNonNullType)
        {
            Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{parent.Name}\".",
                definition,
                usage.Variable);
        }
    }
}
