using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.5.1.3 Fragments on Object, Interface or Union Types.</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnInlineFragment(GraphQLInlineFragment fragment, IGraphType? type, IGraphType? parent)
    {
        if (fragment.TypeCondition is { } condition && type is not null && !TypeRules.IsComposite(type))
        {
            Report($"Fragment cannot condition on non composite type \"{condition.Type.Name}\".", condition.Type);
        }
    }

    public override void OnFragment(GraphQLFragmentDefinition fragment, IGraphType? type)
    {
        if (type is not null && !TypeRules.IsComposite(type))
        {
            var condition = fragment.TypeCondition;
            var name = fragment.FragmentName.Name;
            Report($"Fragment \"{name}\" cannot condition on non composite type \"{condition.Type.Name}\".", condition.Type);
        }
    }
}
