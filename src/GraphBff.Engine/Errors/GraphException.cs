namespace GraphBff.Engine.Errors;

/// <summary>Thrown by a resolver or loader to fail its own fields with a coded error.</summary>
public sealed class GraphException(GraphError error) : Exception(error.Message, error.Cause)
{
    public GraphException(string code, string message)
        : this(new GraphError(code, message))
    {
    }

    /// <summary>The error that the client gets.</summary>
    public GraphError Error { get; } = error;
}
