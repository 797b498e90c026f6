using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.7.1 Directives Are Defined and 5.7.2 Directives Are in Valid Locations.</summary>
internal sealed class KnownDirectives(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnDirectives(GraphQLDirectives directives, ASTNode owner)
    {
        var location = LocationOf(owner);
        foreach (var directive in directives.Items)
        {
            if (Scope.Schema.Directives.Find(directive.Name.Value) is not { } definition)
            {
                Report($"Unknown directive \"@{directive.Name}\".", directive);
            }
            else if (!definition.Locations.Contains(location))
            {
                Report($"Directive \"@{directive.Name}\" may not be used on {Print(location)}.", directive);
            }
        }
    }

    private static DirectiveLocation LocationOf(ASTNode owner) => owner switch
    {
        GraphQLOperationDefinition { Operation: OperationType.Mutation } => DirectiveLocation.Mutation,
        GraphQLOperationDefinition { Operation: OperationType.Subscription } => DirectiveLocation.Subscription,
        GraphQLOperationDefinition => DirectiveLocation.Query,
        GraphQLFragmentDefinition => DirectiveLocation.FragmentDefinition,
        GraphQLVariableDefinition => DirectiveLocation.VariableDefinition,
        GraphQLFragmentSpread => DirectiveLocation.FragmentSpread,
        GraphQLInlineFragment => DirectiveLocation.InlineFragment,
        _ => DirectiveLocation.Field,
    };

    private static string Print(DirectiveLocation location) => location switch
    {
        DirectiveLocation.FragmentDefinition => "FRAGMENT_DEFINITION",
        DirectiveLocation.VariableDefinition => "VARIABLE_DEFINITION",
        DirectiveLocation.FragmentSpread => "FRAGMENT_SPREAD",
        DirectiveLocation.InlineFragment => "INLINE_FRAGMENT",
        _ => location.ToString().ToUpperInvariant(),
    };
}
