using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Serving;

/// <summary>Which types the served fields lead to.</summary>
internal sealed class Reachable
{
    private readonly GraphPlan _plan;
    private readonly Dictionary<string, TypePlan> _types;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public Reachable(GraphPlan plan)
    {
        _plan = plan;
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

            foreach (var edge in _plan.Edges.Where(edge => edge.Type.Name == name))
            {
                waiting.Push(edge.Target.Name);
            }
        }
    }
}
