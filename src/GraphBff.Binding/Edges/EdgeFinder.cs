using Google.Api;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Edges;

/// <summary>
/// Finds fields that hold the keys of nodes: by a line, by <c>google.api.resource_reference</c>, or by the name <c>x_id</c>.
/// </summary>
internal sealed class EdgeFinder
{
    private readonly List<TypePlan> _types;
    private readonly List<TypePlan> _nodes;
    private readonly ILookup<string, TypePlan> _byName;
    private readonly Dictionary<string, TypePlan> _resources = [];

    public EdgeFinder(IEnumerable<TypePlan> types)
    {
        _types = [.. types.Where(type => !type.IsInput)];
        // Only a key of one field can stand in one field.
        _nodes = [.. _types.Where(type => type.Key is [{ Asked.Count: 1 }])];
        _byName = _nodes.ToLookup(node => Words.Snake(node.Message.Name));
        foreach (var node in _nodes)
        {
            if (node.Message.GetOptions()?.GetExtension(ResourceExtensions.Resource)?.Type is { Length: > 0 } resource)
            {
                _resources.TryAdd(resource, node);
            }
        }
    }

    /// <summary>The edges, and the names that they could not have.</summary>
    /// <exception cref="BindingException">A line names what the graph does not have.</exception>
    public (IReadOnlyList<EdgePlan> Edges, IReadOnlyList<NameCollision> Collisions) Find(IReadOnlyList<EdgeLine> lines)
    {
        var byField = lines.ToDictionary(FieldOf);
        var edges = new List<EdgePlan>();
        var collisions = new List<NameCollision>();
        foreach (var type in _types)
        {
            var names = new NameTable($"field of {type.Name}", [], type.Key.Count > 0 ? ["id"] : []);
            foreach (var member in type.Members)
            {
                names.Take(member.Field.FullName, member.Name);
            }

            edges.AddRange(
                from member in type.Members
                let found = byField.TryGetValue(member.Field, out var line)
                    ? ByLine(line)
                    : IsOwnKey(type, member.Field) ? null : ByReference(member.Field) ?? ById(member.Field, type)
                where found is not null
                let stem = Stem(member.Field)
                let name = names.Take(
                    $"the edge of {member.Field.FullName}", NameOf(stem, member.Field), NameOf([.. stem, "resource"], member.Field))
                select new EdgePlan(type, member.Field, name, found.Value.Target, member.Field.IsRepeated, found.Value.Why));
            collisions.AddRange(names.Collisions);
        }

        return (edges, collisions);
    }

    /// <summary>The nodes of a message's name in snake case. Only those whose keys are of one field count.</summary>
    public IEnumerable<TypePlan> NodesOf(string name) => _byName[name];

    /// <summary>The node whose own key a field is; null for none.</summary>
    public TypePlan? KeyedBy(FieldDescriptor field)
        => _nodes.Find(node => node.Message == field.ContainingType && IsOwnKey(node, field));

    /// <summary>The node that a field of a request or an input names; null for none.</summary>
    public TypePlan? Named(FieldDescriptor field) => (ByReference(field) ?? ById(field, holder: null))?.Target;

    /// <summary>Whether a field can hold the key of a node.</summary>
    public static bool HasKeyOf(FieldDescriptor field, TypePlan node)
        => !field.IsMap && field.FieldType == node.Key[0].Asked[0].FieldType;

    private (TypePlan Target, Reason Why)? ByLine(EdgeLine line)
    {
        var target = _nodes.Find(node => node.Name == line.Type || node.Message.FullName == line.Type)
            ?? throw new BindingException($"{line.Place}: {line.Type} is no node: no method gets it by a key of one field.");
        return (target, Reason.By(line.Place, $"edges: in {line.Place.File}"));
    }

    private (TypePlan Target, Reason Why)? ByReference(FieldDescriptor field)
        => field.GetOptions()?.GetExtension(ResourceExtensions.ResourceReference)?.Type is { } resource
            && _resources.GetValueOrDefault(resource) is { } target
            && HasKeyOf(field, target)
            ? (target, Reason.By(Convention.EdgeByReference, $"resource_reference to {resource}, which has {GetOf(target)}"))
            : null;

    // shipping_address_id is an Address if there is no ShippingAddress. Types of the same package come first; of several others, none does.
    private (TypePlan Target, Reason Why)? ById(FieldDescriptor field, TypePlan? holder)
    {
        if (Words.Of(field.Name) is not [.. { Length: > 0 }, "id" or "ids"])
        {
            return null;
        }

        var stem = Stem(field);
        for (var start = 0; start < stem.Length; start++)
        {
            var name = string.Join('_', stem.Skip(start));
            var named = _byName[name].Where(node => HasKeyOf(field, node)).ToList();
            var near = named.FindAll(node => node.Message.File.Package == field.File.Package);
            if ((near.Count > 0 ? near : named) is [var target])
            {
                return IsItself(holder, target, start) ? null
                    : (target, Reason.By(Convention.EdgeById, $"{field.Name} names {target.Name}, which has {GetOf(target)}"));
            }
        }

        return null;
    }

    // order_id in Order is its own key, whatever it is asked by.
    private static bool IsItself(TypePlan? holder, TypePlan target, int start) => holder == target && start == 0;

    private static bool IsOwnKey(TypePlan type, FieldDescriptor field) => type.Key.Any(part => part.Held is [var held] && held == field);

    private static string GetOf(TypePlan node) => node.ReadBy!.Name;

    private FieldDescriptor FieldOf(EdgeLine line)
        => _types.Find(type => type.Message.FullName == line.Message || type.Name == line.Message || type.Message.Name == line.Message)
                ?.Message.FindFieldByName(line.Field)
            ?? throw new BindingException($"{line.Place}: The graph has no {line.Message} with a field {line.Field}.");

    private static string NameOf(string[] words, FieldDescriptor field)
        => Words.Camel(field.IsRepeated ? [.. words[..^1], Words.Plural(words[^1])] : words);

    // The words before id.
    private static string[] Stem(FieldDescriptor field)
        => Words.Of(field.Name) is [.. { Length: > 0 } words, "id" or "ids"] ? words : Words.Of(field.Name);
}
