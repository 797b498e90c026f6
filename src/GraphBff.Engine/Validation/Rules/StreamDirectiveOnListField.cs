using GraphBff.Engine.Types;
using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, the proposal for incremental delivery: Stream Directives Are Used On List Fields.</summary>
internal sealed class StreamDirectiveOnListField(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnField(GraphQLField field, IGraphType? parent, FieldType? definition)
    {
        if (field.Directives is null || definition is null || TypeRules.Nullable(definition.ResolvedType) is ListGraphType)
        {
            return;
        }

        foreach (var directive in field.Directives.Items)
        {
            if (directive.Name.Value == StreamDirective.DirectiveName)
            {
                Report($"Directive \"@stream\" cannot be used on non-list field \"{parent!.Name}.{definition.Name}\".", directive);
            }
        }
    }
}
