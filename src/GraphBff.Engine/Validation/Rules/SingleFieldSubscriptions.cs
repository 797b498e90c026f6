using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.2.3.1 Single Root Field. Since September 2025, the field must not depend on a variable.</summary>
internal sealed class SingleFieldSubscriptions(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnOperation(GraphQLOperationDefinition operation)
    {
        if (operation.Operation is not OperationType.Subscription || Scope.Schema.Subscription is not { } root)
        {
            return;
        }

        Dictionary<string, List<GraphQLField>> fields = [];
        Collect(operation.SelectionSet, root, fields, []);
        var subject = operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";
        if (fields.Count > 1)
        {
            Report($"{subject} must select only one top level field.", [.. fields.Values.Skip(1).SelectMany(nodes => nodes)]);
        }

        foreach (var nodes in fields.Values)
        {
            if (nodes[0].Name.Value.Span.StartsWith("__", StringComparison.Ordinal))
            {
                Report($"{subject} must not select an introspection top level field.", [.. nodes]);
            }
        }
    }

    private void Collect(
        GraphQLSelectionSet selectionSet, IObjectGraphType root, Dictionary<string, List<GraphQLField>> fields, HashSet<ASTNode> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(((IHasDirectivesNode)selection).Directives))
            {
                continue;
            }

            switch (selection)
            {
                case GraphQLField field:
                    var key = (field.Alias?.Name ?? field.Name).StringValue;
                    fields.TryAdd(key, []);
                    fields[key].Add(field);
                    break;
                case GraphQLInlineFragment inline when Applies(inline.TypeCondition, root):
                    Collect(inline.SelectionSet, root, fields, visited);
                    break;
                case GraphQLFragmentSpread spread when Scope.Index.Find(spread) is { } fragment
                    && visited.Add(fragment) && Applies(fragment.TypeCondition, root):
                    Collect(fragment.SelectionSet, root, fields, visited);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Applies(GraphQLTypeCondition? condition, IObjectGraphType root)
        => condition is null || (Scope.Schema.AllTypes[condition.Type.Name.Value] is { } type && TypeRules.Overlap(type, root));

    private bool IsIncluded(GraphQLDirectives? directives)
    {
        var included = true;
        foreach (var directive in directives?.Items ?? [])
        {
            var isSkip = directive.Name.Value == "skip";
            if (!isSkip && directive.Name.Value != "include")
            {
                continue;
            }

            switch (directive.Arguments?.ValueFor("if"))
            {
                case GraphQLBooleanValue condition:
                    included &= condition.BoolValue != isSkip;
                    break;
                case GraphQLVariable variable:
                    Report($"The top level field of a subscription cannot depend on the variable \"${variable.Name}\".", directive);
                    break;
                default:
                    break;
            }
        }

        return included;
    }
}
