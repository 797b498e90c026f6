using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.7.3 Directives Are Unique per Location.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnDirectives(GraphQLDirectives directives, ASTNode owner)
    {
        if (directives.Count < 2)
        {
            return;
        }

        Dictionary<string, GraphQLDirective> seen = [];
        foreach (var directive in directives.Items)
        {
            var name = directive.Name.StringValue;
            if (Scope.Schema.Directives.Find(name) is { Repeatable: false } && !seen.TryAdd(name, directive))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }
}
