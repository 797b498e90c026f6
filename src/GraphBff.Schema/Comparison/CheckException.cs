namespace GraphBff.Schema.Comparison;

/// <summary>An input of the comparison cannot be read. The message says which and why.</summary>
internal sealed class CheckException(string message) : Exception(message);
