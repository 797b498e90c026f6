using GraphBff.Engine.Types;
using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>
/// GraphQL specification, the proposal for incremental delivery: Defer And Stream Directives Are Used On Valid Root Field. Mutations run
/// one after another, and an event is one value. So no part of either root may come later, whatever the value of <c>if</c>.
/// </summary>
internal sealed class DeferStreamDirectiveOnRootField(ValidationScope scope) : ValidationRule(scope)
{
    // Each fragment is checked once for each kind of root.
    private readonly HashSet<(string, GraphQLFragmentDefinition)> _walked = [];

    public override void OnOperation(GraphQLOperationDefinition operation)
    {
        if (operation.Operation is not OperationType.Query && Scope.Schema.RootOf(operation.Operation) is { } root)
        {
            var kind = operation.Operation is OperationType.Mutation ? "mutation" : "subscription";
            Check(operation.SelectionSet, $"root {kind} type \"{root.Name}\"");
        }
    }

    private void Check(GraphQLSelectionSet selectionSet, string root)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    Refuse(field.Directives, StreamDirective.DirectiveName, $"Stream directive cannot be used on {root}.");
                    break;
                case GraphQLInlineFragment inline:
                    RefuseDefer(inline.Directives, root);
                    Check(inline.SelectionSet, root);
                    break;
                case GraphQLFragmentSpread spread:
                    RefuseDefer(spread.Directives, root);
                    if (Scope.Index.Find(spread) is { } fragment && _walked.Add((root, fragment)))
                    {
                        Check(fragment.SelectionSet, root);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void RefuseDefer(GraphQLDirectives? directives, string root)
        => Refuse(directives, DeferDirective.DirectiveName, $"Defer directive cannot be used on {root}.");

    private void Refuse(GraphQLDirectives? directives, string name, string message)
    {
        if (directives?.Items.Find(directive => directive.Name.Value == name) is { } found)
        {
            Report(message, found);
        }
    }
}
