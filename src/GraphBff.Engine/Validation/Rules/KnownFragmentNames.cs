using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.5.2.1 Fragment Spread Target Defined.</summary>
internal sealed class KnownFragmentNames(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnSpread(GraphQLFragmentSpread spread, IGraphType? parent)
    {
        if (Scope.Index.Find(spread) is null)
        {
            Report($"Unknown fragment \"{spread.FragmentName.Name}\".", spread.FragmentName);
        }
    }
}
