using GraphBff.Engine.Validation.Walk;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.8.3 All Variable Uses Defined.</summary>
internal sealed class NoUndefinedVariables(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnEnd()
    {
        foreach (var operation in Scope.Index.Operations)
        {
            HashSet<string> defined = [.. (operation.Variables?.Items ?? []).Select(definition => definition.Variable.Name.StringValue)];
            var by = operation.Name is { } name ? $" by operation \"{name}\"" : "";
            foreach (var usage in Scope.Index.ReachedFrom(operation).SelectMany(usage => usage.Variables))
            {
                if (!defined.Contains(usage.Variable.Name.StringValue))
                {
                    Report($"Variable \"${usage.Variable.Name}\" is not defined{by}.", usage.Variable, operation);
                }
            }
        }
    }
}
