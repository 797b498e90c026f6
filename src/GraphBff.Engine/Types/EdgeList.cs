using System.Collections;

namespace GraphBff.Engine.Types;

/// <summary>A connection's edges, created on access.</summary>
internal sealed class EdgeList(Connection connection) : IReadOnlyList<object>
{
    public int Count => connection.Nodes.Count;

    public object this[int index] => new Edge(connection, index);

    public IEnumerator<object> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
