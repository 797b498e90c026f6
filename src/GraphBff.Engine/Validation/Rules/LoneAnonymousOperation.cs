using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.2.2.1 Lone Anonymous Operation.</summary>
internal sealed class LoneAnonymousOperation(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnOperation(GraphQLOperationDefinition operation)
    {
        if (operation.Name is null && Scope.Index.Operations.Count > 1)
        {
            Report("This anonymous operation must be the only defined operation.", operation);
        }
    }
}
