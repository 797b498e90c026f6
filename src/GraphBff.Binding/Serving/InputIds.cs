using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;

namespace GraphBff.Binding.Serving;

/// <summary>Reads the keys of nodes that clients give: global ids, or keys as the services have them.</summary>
internal sealed class InputIds(GraphPlan plan)
{
    private readonly HashSet<string> _nodes = [.. plan.Types.Where(type => type.Key.Count > 0).Select(type => type.Name)];

    public bool Has(FieldDescriptor field) => plan.Ids.Contains(field);

    /// <summary>The value of a field that holds a key; null if the text is no key of that kind.</summary>
    /// <exception cref="GraphException">BAD_ID: it is the global id of another type.</exception>
    public object? Value(FieldDescriptor field, string text, string name)
    {
        var key = text;
        if (GlobalId.TryParse(text, out var type, out var id) && _nodes.Contains(type))
        {
            key = plan.Ids[field].Any(node => node.Name == type)
                ? id
                : throw new GraphException(
                    ErrorCodes.BadId,
                    $"'{name}' must be the id of a {string.Join(" or a ", plan.Ids[field].Select(node => node.Name))}.");
        }

        return NodeKey.Value(field, key);
    }
}
