using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.5.1.1 Fragment Name Uniqueness.</summary>
internal sealed class UniqueFragmentNames(ValidationScope scope) : ValidationRule(scope)
{
    private readonly Dictionary<string, GraphQLName> _known = [];

    public override void OnFragment(GraphQLFragmentDefinition fragment, IGraphType? type)
    {
        var name = fragment.FragmentName.Name;
        if (!_known.TryAdd(name.StringValue, name))
        {
            Report($"There can be only one fragment named \"{name}\".", _known[name.StringValue], name);
        }
    }
}
