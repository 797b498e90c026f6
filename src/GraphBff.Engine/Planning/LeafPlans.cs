using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The plans of an operation's leaves. No condition changes a leaf, so all plans of the operation share them. A leaf that merges several
/// fields of the document is not shared.
/// </summary>
internal sealed class LeafPlans
{
    private readonly ConcurrentDictionary<(IObjectGraphType Type, GraphQLField Node), FieldPlan> _known = new();
    private int _weight;

    /// <summary>The estimated size in bytes.</summary>
    public int Weight => Volatile.Read(ref _weight);

    public FieldPlan? Find(IObjectGraphType type, List<FieldNode> nodes)
        => nodes.Count == 1 && _known.TryGetValue((type, nodes[0].Field), out var known) ? known : null;

    /// <summary>Keeps a leaf that occurs once in the document.</summary>
    /// <returns>Whether it is shared from now on.</returns>
    public bool TryAdd(IObjectGraphType type, List<FieldNode> nodes, FieldPlan leaf)
    {
        if (nodes.Count != 1 || !_known.TryAdd((type, nodes[0].Field), leaf))
        {
            return false;
        }

        Interlocked.Add(ref _weight, PlanWeight.Of(leaf.Site) + PlanWeight.Shared);
        return true;
    }
}
