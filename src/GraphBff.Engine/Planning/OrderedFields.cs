using System.Collections;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>The fields selected on a type by response key, in the order in which the keys first occur.</summary>
internal sealed class OrderedFields : IEnumerable<List<GraphQLField>>
{
    private readonly List<List<GraphQLField>> _groups = [];
    private readonly Dictionary<ROM, List<GraphQLField>> _byKey = [];

    public void Add(GraphQLField field)
    {
        var key = field.Alias is { } alias ? alias.Name.Value : field.Name.Value;
        if (!_byKey.TryGetValue(key, out var group))
        {
            _byKey.Add(key, group = []);
            _groups.Add(group);
        }

        group.Add(field);
    }

    public IEnumerator<List<GraphQLField>> GetEnumerator() => _groups.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
