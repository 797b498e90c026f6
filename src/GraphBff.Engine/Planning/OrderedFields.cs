using System.Collections;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>The fields selected on a type, grouped by response key, in the order of each key's first occurrence.</summary>
internal sealed class OrderedFields : IEnumerable<List<FieldNode>>
{
    private readonly List<List<FieldNode>> _groups = [];
    private readonly Dictionary<ROM, List<FieldNode>> _byKey = [];

    /// <summary>The <c>@defer</c>s in the same selection.</summary>
    public List<DeferUsage> Defers { get; } = [];

    public void Add(GraphQLField field, DeferUsage? defer)
    {
        var key = field.Alias is { } alias ? alias.Name.Value : field.Name.Value;
        if (!_byKey.TryGetValue(key, out var group))
        {
            _byKey.Add(key, group = []);
            _groups.Add(group);
        }

        group.Add(new FieldNode(field, defer));
    }

    public IEnumerator<List<FieldNode>> GetEnumerator() => _groups.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
