using GraphBff.Engine.Inputs;
using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, 5.6.1 Values of Correct Type, 5.6.2 Input Object Field Names, 5.6.4 Required Fields, and OneOf from
/// September 2025.
/// </summary>
internal sealed class ValuesOfCorrectType(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnVariable(GraphQLVariableDefinition variable, IGraphType? type)
    {
        if (variable.DefaultValue is { } value && TypeRules.IsInput(type))
        {
            Check(value, variable.Type.GraphTypeFromType(Scope.Schema)!);
        }
    }

    public override void OnArguments(in ArgumentsSite site)
    {
        foreach (var argument in site.Given)
        {
            if (site.Define(argument)?.ResolvedType is { } type)
            {
                Check(argument.Value, type);
            }
        }
    }

    private void Check(GraphQLValue value, IGraphType type)
    {
        switch (value)
        {
            case GraphQLVariable:
                break;
            case GraphQLNullValue when type is NonNullGraphType:
                Refuse(value, type);
                break;
            case GraphQLNullValue:
                break;
            case GraphQLListValue list when TypeRules.Nullable(type) is ListGraphType items:
                list.Values?.ForEach(item => Check(item, items.ResolvedType!));
                break;
            case GraphQLObjectValue fields when TypeRules.Named(type) is IInputObjectGraphType input:
                Check(fields, input);
                break;
            default:
                if (TypeRules.Named(type) is not ScalarGraphType scalar
                    || !Coercers.For(scalar).TryReadPresent(value, VariableValues.Empty, out _))
                {
                    Refuse(value, type);
                }

                break;
        }
    }

    private void Check(GraphQLObjectValue value, IInputObjectGraphType type)
    {
        foreach (var field in type.Fields)
        {
            if (field is { ResolvedType: NonNullGraphType required, DefaultValue: null } && value.Field(field.Name) is null)
            {
                Report($"Field \"{type.Name}.{field.Name}\" of required type \"{required}\" was not provided.", value);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(value, type);
        }

        foreach (var field in value.Fields ?? [])
        {
            if (type.GetField(field.Name.Value)?.ResolvedType is { } fieldType)
            {
                Check(field.Value, fieldType);
            }
            else
            {
                var suggestion = Suggestions.For(field.Name.StringValue, type.Fields.Select(known => known.Name));
                Report($"Field \"{field.Name}\" is not defined by type \"{type.Name}\".{suggestion}", field);
            }
        }
    }

    private void CheckOneOf(GraphQLObjectValue value, IInputObjectGraphType type)
    {
        var names = (value.Fields ?? []).Select(field => field.Name.StringValue).Distinct().Count();
        if (names != 1)
        {
            Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", value);
        }
        else if (value.Fields![^1].Value is GraphQLNullValue)
        {
            Report($"Field \"{type.Name}.{value.Fields[^1].Name}\" must be non-null.", value);
        }
    }

    private void Refuse(GraphQLValue value, IGraphType type)
        => Report($"Expected value of type \"{type}\", found {Scope.Print(value)}.", value);
}
