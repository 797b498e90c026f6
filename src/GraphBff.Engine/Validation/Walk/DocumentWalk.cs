using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>
/// Visits the document once. It tracks the type at each place, calls the rules, and records what each definition uses. It does not enter
/// fragments from their spreads.
/// </summary>
internal sealed class DocumentWalk(ValidationScope scope, ValidationRule[] rules)
{
    private static readonly QueryArguments NoArguments = [];

    private DefinitionUsage _usage = null!;

    public void Run()
    {
        foreach (var operation in scope.Index.Operations)
        {
            _usage = scope.Index.UsageOf(operation);
            Visit(operation);
        }

        foreach (var fragment in scope.Index.Fragments)
        {
            _usage = scope.Index.UsageOf(fragment);
            Visit(fragment);
        }

        foreach (var rule in rules)
        {
            rule.OnEnd();
        }
    }

    private void Visit(GraphQLOperationDefinition operation)
    {
        foreach (var rule in rules)
        {
            rule.OnOperation(operation);
        }

        foreach (var variable in operation.Variables?.Items ?? [])
        {
            Visit(variable);
        }

        Visit(operation.Directives, operation);
        Visit(operation.SelectionSet, scope.Schema.RootOf(operation.Operation));
    }

    private void Visit(GraphQLVariableDefinition variable)
    {
        var named = TypeRules.NamedNode(variable.Type);
        Visit(named);
        var type = scope.Schema.AllTypes[named.Name.Value];
        foreach (var rule in rules)
        {
            rule.OnVariable(variable, type);
        }

        if (variable.DefaultValue is { } value)
        {
            Visit(value, null, false, null);
        }

        Visit(variable.Directives, variable);
    }

    private void Visit(GraphQLFragmentDefinition fragment)
    {
        Visit(fragment.TypeCondition.Type);
        var type = scope.Schema.AllTypes[fragment.TypeCondition.Type.Name.Value];
        foreach (var rule in rules)
        {
            rule.OnFragment(fragment, type);
        }

        Visit(fragment.Directives, fragment);
        Visit(fragment.SelectionSet, type);
    }

    private void Visit(GraphQLNamedType type)
    {
        foreach (var rule in rules)
        {
            rule.OnNamedType(type);
        }
    }

    private void Visit(GraphQLSelectionSet? selectionSet, IGraphType? type)
    {
        var parent = TypeRules.IsComposite(type) ? type : null;
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            if (scope.IsFull)
            {
                return;
            }

            switch (selection)
            {
                case GraphQLField field:
                    Visit(field, parent);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline, parent);
                    break;
                case GraphQLFragmentSpread spread:
                    Visit(spread, parent);
                    break;
                default:
                    break;
            }
        }
    }

    private void Visit(GraphQLField field, IGraphType? parent)
    {
        var definition = scope.Schema.FieldOf(parent, field);
        foreach (var rule in rules)
        {
            rule.OnField(field, parent, definition);
        }

        Visit(field.Arguments, definition?.Arguments);
        if (definition is not null)
        {
            Visit(new ArgumentsSite(
                field,
                $"Field \"{definition.Name}\"",
                $"field \"{parent!.Name}.{definition.Name}\"",
                field.Arguments?.Items ?? [],
                definition.Arguments ?? NoArguments));
        }

        Visit(field.Directives, field);
        Visit(field.SelectionSet, TypeRules.Named(definition?.ResolvedType));
    }

    private void Visit(GraphQLInlineFragment inline, IGraphType? parent)
    {
        var type = parent;
        if (inline.TypeCondition is { } condition)
        {
            Visit(condition.Type);
            type = scope.Schema.AllTypes[condition.Type.Name.Value];
        }

        foreach (var rule in rules)
        {
            rule.OnInlineFragment(inline, type, parent);
        }

        Visit(inline.Directives, inline);
        Visit(inline.SelectionSet, type);
    }

    private void Visit(GraphQLFragmentSpread spread, IGraphType? parent)
    {
        _usage.Spreads.Add(spread);
        foreach (var rule in rules)
        {
            rule.OnSpread(spread, parent);
        }

        Visit(spread.Directives, spread);
    }

    private void Visit(GraphQLDirectives? directives, ASTNode owner)
    {
        if (directives is null)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.OnDirectives(directives, owner);
        }

        foreach (var directive in directives.Items)
        {
            var definition = scope.Schema.Directives.Find(directive.Name.Value);
            Visit(directive.Arguments, definition?.Arguments);
            if (definition is not null)
            {
                Visit(new ArgumentsSite(
                    directive,
                    $"Directive \"@{definition.Name}\"",
                    $"directive \"@{definition.Name}\"",
                    directive.Arguments?.Items ?? [],
                    definition.Arguments ?? NoArguments));
            }
        }
    }

    private void Visit(in ArgumentsSite site)
    {
        foreach (var rule in rules)
        {
            rule.OnArguments(site);
        }
    }

    private void Visit(GraphQLArguments? arguments, QueryArguments? definitions)
    {
        if (arguments is null)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.OnGivenArguments(arguments);
        }

        foreach (var argument in arguments.Items)
        {
            var definition = definitions?.Find(argument.Name.Value);
            Visit(argument.Value, definition?.ResolvedType, definition?.DefaultValue is not null, null);
        }
    }

    private void Visit(GraphQLValue value, IGraphType? type, bool hasDefault, IGraphType? parent)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                _usage.Variables.Add(new VariableUsage(variable, type, hasDefault, parent));
                break;
            case GraphQLListValue list:
                var item = TypeRules.Nullable(type) is ListGraphType items ? items.ResolvedType : type;
                list.Values?.ForEach(element => Visit(element, item, false, type));
                break;
            case GraphQLObjectValue fields:
                foreach (var rule in rules)
                {
                    rule.OnObject(fields);
                }

                var input = TypeRules.Named(type) as IInputObjectGraphType;
                foreach (var field in fields.Fields ?? [])
                {
                    var definition = input?.GetField(field.Name.Value);
                    Visit(field.Value, definition?.ResolvedType, definition?.DefaultValue is not null, type);
                }

                break;
            default:
                break;
        }
    }
}
