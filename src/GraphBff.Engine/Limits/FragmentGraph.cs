using GraphBff.Engine.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Limits;

/// <summary>Which definition spreads which fragment. The walks do not recurse, since a chain of fragments may be long.</summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<ROM, DefinitionFacts> _fragments = [];

    public FragmentGraph(GraphQLDocument document)
    {
        Definitions = document.Definitions.ConvertAll(DefinitionFacts.Of);
        foreach (var facts in Definitions)
        {
            if (facts.Definition is GraphQLFragmentDefinition fragment)
            {
                // If two have the same name, the first counts; validation rejects the second.
                _fragments.TryAdd(fragment.FragmentName.Name.Value, facts);
            }
        }
    }

    public List<DefinitionFacts> Definitions { get; }

    /// <summary>The spread's fragment; null if there is none, which validation reports.</summary>
    public DefinitionFacts? Find(GraphQLFragmentSpread spread) => _fragments.GetValueOrDefault(spread.FragmentName.Name.Value);

    /// <summary>Puts each definition after those that it spreads; a cycle is an error (GraphQL specification, 5.5.2.2).</summary>
    public GraphError? Order(ROM source, out List<DefinitionFacts> ordered)
    {
        ordered = new List<DefinitionFacts>(Definitions.Count);
        Dictionary<DefinitionFacts, bool> done = [];
        Stack<(DefinitionFacts Facts, int Next)> path = [];
        foreach (var start in Definitions)
        {
            if (done.TryAdd(start, false))
            {
                path.Push((start, 0));
            }

            while (path.TryPop(out var step))
            {
                if (step.Next == step.Facts.Spreads.Count)
                {
                    done[step.Facts] = true;
                    ordered.Add(step.Facts);
                    continue;
                }

                path.Push(step with { Next = step.Next + 1 });
                var spread = step.Facts.Spreads[step.Next];
                if (Find(spread) is not { } target)
                {
                    continue;
                }

                if (done.TryAdd(target, false))
                {
                    path.Push((target, 0));
                }
                else if (!done[target])
                {
                    return Cycle(spread, step.Facts, target, source);
                }
            }
        }

        return null;
    }

    /// <summary>How many variables an operation uses in @skip and @include, its fragments included.</summary>
    public int CountConditionVariables(DefinitionFacts operation)
    {
        HashSet<string> variables = [.. operation.ConditionVariables];
        HashSet<DefinitionFacts> reached = [operation];
        Stack<DefinitionFacts> open = new([operation]);
        while (open.TryPop(out var facts))
        {
            variables.UnionWith(facts.ConditionVariables);
            foreach (var spread in facts.Spreads)
            {
                if (Find(spread) is { } target && reached.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return variables.Count;
    }

    private static GraphError Cycle(GraphQLFragmentSpread spread, DefinitionFacts from, DefinitionFacts target, ROM source)
    {
        var via = from == target ? "" : $" via \"{((GraphQLFragmentDefinition)from.Definition).FragmentName.Name.Value}\"";
        return new GraphError(
            ErrorCodes.ValidationFailed, $"Cannot spread fragment \"{spread.FragmentName.Name.Value}\" within itself{via}.")
        {
            Locations = [SourceLocations.At(source, spread.Location.Start)],
        };
    }
}
