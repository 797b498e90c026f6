namespace GraphBff.Engine.Types;

/// <summary>The declarations of the graph do not fit together; the message says which, and what to do.</summary>
public class GraphDeclarationException(string message) : Exception(message);
