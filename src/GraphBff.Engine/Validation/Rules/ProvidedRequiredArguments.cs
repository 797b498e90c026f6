using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.4.2.1 Required Arguments.</summary>
internal sealed class ProvidedRequiredArguments(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnArguments(in ArgumentsSite site)
    {
        foreach (var definition in site.Definitions)
        {
            if (definition is { ResolvedType: NonNullGraphType type, DefaultValue: null } && !site.Gives(definition.Name))
            {
                Report($"{site.Name} argument \"{definition.Name}\" of type \"{type}\" is required, but it was not provided.", site.Owner);
            }
        }
    }
}
