using GraphBff.Engine.Validation.Walk;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.8.4 All Variables Used.</summary>
internal sealed class NoUnusedVariables(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnEnd()
    {
        foreach (var operation in Scope.Index.Operations)
        {
            if (operation.Variables is not { } definitions)
            {
                continue;
            }

            HashSet<string> used = [.. Scope.Index.ReachedFrom(operation)
                .SelectMany(usage => usage.Variables)
                .Select(usage => usage.Variable.Name.StringValue)];
            var where = operation.Name is { } name ? $" in operation \"{name}\"" : "";
            foreach (var definition in definitions.Items)
            {
                if (!used.Contains(definition.Variable.Name.StringValue))
                {
                    Report($"Variable \"${definition.Variable.Name}\" is never used{where}.", definition);
                }
            }
        }
    }
}
