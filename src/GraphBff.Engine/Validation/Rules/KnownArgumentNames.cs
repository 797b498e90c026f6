using GraphBff.Engine.Validation.Walk;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.4.1 Argument Names.</summary>
internal sealed class KnownArgumentNames(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnArguments(in ArgumentsSite site)
    {
        foreach (var argument in site.Given)
        {
            if (site.Define(argument) is null)
            {
                var suggestion = Suggestions.For(argument.Name.StringValue, site.Definitions.Select(known => known.Name));
                Report($"Unknown argument \"{argument.Name}\" on {site.Coordinate}.{suggestion}", argument);
            }
        }
    }
}
