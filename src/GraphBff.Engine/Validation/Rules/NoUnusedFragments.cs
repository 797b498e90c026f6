using GraphBff.Engine.Validation.Walk;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.5.1.4 Fragments Must Be Used.</summary>
internal sealed class NoUnusedFragments(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnEnd()
    {
        HashSet<string> used = [];
        foreach (var operation in Scope.Index.Operations)
        {
            foreach (var usage in Scope.Index.ReachedFrom(operation))
            {
                used.UnionWith(usage.Spreads.Select(spread => spread.FragmentName.Name.StringValue));
            }
        }

        foreach (var fragment in Scope.Index.Fragments)
        {
            if (!used.Contains(fragment.FragmentName.Name.StringValue))
            {
                Report($"Fragment \"{fragment.FragmentName.Name}\" is never used.", fragment);
            }
        }
    }
}
