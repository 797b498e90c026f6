using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.2.1.1 Operation Name Uniqueness.</summary>
internal sealed class UniqueOperationNames(ValidationScope scope) : ValidationRule(scope)
{
    private readonly Dictionary<string, GraphQLName> _known = [];

    public override void OnOperation(GraphQLOperationDefinition operation)
    {
        if (operation.Name is { } name && !_known.TryAdd(name.StringValue, name))
        {
            Report($"There can be only one operation named \"{name}\".", _known[name.StringValue], name);
        }
    }
}
