namespace GraphBff.Engine.Types;

/// <summary>An item of a connection at its position.</summary>
public sealed class Edge
{
    private readonly Connection _connection;
    private readonly int _position;

    internal Edge(Connection connection, int position)
    {
        _connection = connection;
        _position = position;
    }

    public object Node => _connection.Nodes[_position];

    public string Cursor => _connection.CursorAt(_position);
}
