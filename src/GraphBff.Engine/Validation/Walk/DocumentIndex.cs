using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>The document's definitions by name, and their usages. The walk adds the usages.</summary>
internal sealed class DocumentIndex
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<ASTNode, DefinitionUsage> _usages = [];

    public DocumentIndex(GraphQLDocument document)
    {
        foreach (var definition in document.Definitions)
        {
            _usages.Add(definition, new DefinitionUsage(definition));
            if (definition is GraphQLFragmentDefinition fragment)
            {
                Fragments.Add(fragment);
                _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
            }
            else if (definition is GraphQLOperationDefinition operation)
            {
                Operations.Add(operation);
            }
        }
    }

    public List<GraphQLOperationDefinition> Operations { get; } = [];

    public List<GraphQLFragmentDefinition> Fragments { get; } = [];

    public DefinitionUsage UsageOf(ASTNode definition) => _usages[definition];

    /// <summary>The fragment with the name. If several have the name, the first one, as in the guard.</summary>
    public GraphQLFragmentDefinition? Find(GraphQLFragmentSpread spread)
        => _fragments.GetValueOrDefault(spread.FragmentName.Name.StringValue);

    /// <summary>The usages of the operation and of all fragments that it reaches.</summary>
    public List<DefinitionUsage> ReachedFrom(GraphQLOperationDefinition operation)
    {
        List<DefinitionUsage> reached = [_usages[operation]];
        HashSet<ASTNode> seen = [operation];
        for (var next = 0; next < reached.Count; next++)
        {
            foreach (var spread in reached[next].Spreads)
            {
                if (Find(spread) is { } fragment && seen.Add(fragment))
                {
                    reached.Add(_usages[fragment]);
                }
            }
        }

        return reached;
    }
}
