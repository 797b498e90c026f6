namespace GraphBff.Engine.Types;

/// <summary>Declarations of the graph contradict each other. The message names them, and says how to fix it.</summary>
public class GraphDeclarationException(string message) : Exception(message);
