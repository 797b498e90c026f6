using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Serving;

/// <summary>Which types the served fields lead to.</summary>
internal sealed class Reachable
{
    private readonly ILookup<string, EdgePlan> _edges;
    private readonly Dictionary<string, TypePlan> _types;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public Reachable(GraphPlan plan)
    {
        _edges = plan.Edges.ToLookup(edge => edge.Type.Name);
        _types = plan.Types.ToDictionary(type => type.Name);
    }

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Adds the type of a text, such as <c>[Product!]!</c>, and all that it leads to.</summary>
    public void Add(string text)
    {
        var waiting = new Stack<string>([text]);
        while (waiting.TryPop(out var next))
        {
            var name = next.Trim('[', ']', '!');
            if (!_names.Add(name) || !_types.TryGetValue(name, out var type))
            {
                continue;
            }

            foreach (var member in type.Members)
            {
                waiting.Push(member.Type);
            }

            foreach (var edge in _edges[name])
            {
                waiting.Push(edge.Target.Name);
            }
        }
    }
}
