using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.5.2.3 Fragment Spread Is Possible.</summary>
internal sealed class PossibleFragmentSpreads(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnInlineFragment(GraphQLInlineFragment fragment, IGraphType? type, IGraphType? parent)
    {
        if (parent is not null && type is not null && TypeRules.IsComposite(type) && !TypeRules.Overlap(type, parent))
        {
            Report($"Fragment {NeverOf(parent, type)}", fragment);
        }
    }

    public override void OnSpread(GraphQLFragmentSpread spread, IGraphType? parent)
    {
        var type = Scope.Index.Find(spread) is { } fragment ? Scope.Schema.AllTypes[fragment.TypeCondition.Type.Name.Value] : null;
        if (parent is not null && type is not null && TypeRules.IsComposite(type) && !TypeRules.Overlap(type, parent))
        {
            var name = spread.FragmentName.Name;
            Report($"Fragment \"{name}\" {NeverOf(parent, type)}", spread);
        }
    }

    private static string NeverOf(IGraphType parent, IGraphType type)
        => $"cannot be spread here as objects of type \"{parent.Name}\" can never be of type \"{type.Name}\".";
}
