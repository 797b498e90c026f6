using GraphBff.Engine.Validation.Walk;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.4.2 Argument Uniqueness.</summary>
internal sealed class UniqueArgumentNames(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnGivenArguments(GraphQLArguments arguments)
    {
        if (arguments.Count < 2)
        {
            return;
        }

        Dictionary<string, GraphQLName> known = [];
        foreach (var argument in arguments.Items)
        {
            if (!known.TryAdd(argument.Name.StringValue, argument.Name))
            {
                Report($"There can be only one argument named \"{argument.Name}\".", known[argument.Name.StringValue], argument.Name);
            }
        }
    }
}
