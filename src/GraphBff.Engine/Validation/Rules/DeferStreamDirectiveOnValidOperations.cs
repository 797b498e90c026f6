using GraphBff.Engine.Types;
using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, the proposal for incremental delivery: Defer And Stream Directives Are Used On Valid Operations. Each event has
/// one response. Other operations may share the fragments, so a directive is valid if a variable or <c>false</c> can disable it.
/// </summary>
internal sealed class DeferStreamDirectiveOnValidOperations(ValidationScope scope) : ValidationRule(scope)
{
    // A fragment's directives are reported once, at the first spread that reaches it.
    private readonly HashSet<GraphQLFragmentDefinition> _walked = [];
    private readonly Stack<ASTNode> _spreads = new();

    public override void OnOperation(GraphQLOperationDefinition operation)
    {
        if (operation.Operation is OperationType.Subscription)
        {
            Check(operation.SelectionSet);
        }
    }

    private static bool MayLeaveOut(GraphQLDirective directive)
    {
        var condition = directive.Arguments?.ValueFor("if");
        return directive.Name.Value == "skip"
            ? condition is not GraphQLBooleanValue { BoolValue: false }
            : directive.Name.Value == "include" && condition is not (null or GraphQLBooleanValue { BoolValue: true });
    }

    private void Check(GraphQLSelectionSet? selectionSet)
    {
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            var directives = ((IHasDirectivesNode)selection).Directives?.Items;
            if (directives?.Exists(MayLeaveOut) ?? false)
            {
                continue;
            }

            directives?.ForEach(Check);
            if (selection is not GraphQLFragmentSpread spread)
            {
                Check(((IHasSelectionSetNode)selection).SelectionSet);
            }
            else if (Scope.Index.Find(spread) is { } fragment && _walked.Add(fragment))
            {
                _spreads.Push(spread);
                Check(fragment.SelectionSet);
                _spreads.Pop();
            }
        }
    }

    private void Check(GraphQLDirective directive)
    {
        var isStream = directive.Name.Value == StreamDirective.DirectiveName;
        if (!isStream && directive.Name.Value != DeferDirective.DirectiveName)
        {
            return;
        }

        var condition = directive.Arguments?.ValueFor(isStream ? StreamDirective.If : DeferDirective.If);
        if (condition is not (GraphQLVariable or GraphQLBooleanValue { BoolValue: false }))
        {
            var what = $"{(isStream ? "Stream" : "Defer")} directive not supported on subscription operations.";
            Report($"{what} Disable `@{directive.Name}` by setting the `if` argument to `false`.", [directive, .. _spreads]);
        }
    }
}
