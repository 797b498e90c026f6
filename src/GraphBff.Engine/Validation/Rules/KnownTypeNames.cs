using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.5.1.2 Fragment Spread Type Existence and 5.8.2 Variables Are Input Types.</summary>
internal sealed class KnownTypeNames(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnNamedType(GraphQLNamedType type)
    {
        if (Scope.Schema.AllTypes[type.Name.Value] is null)
        {
            var known = Scope.Schema.AllTypes.Select(known => known.Name);
            Report($"Unknown type \"{type.Name}\".{Suggestions.For(type.Name.StringValue, known)}", type);
        }
    }
}
