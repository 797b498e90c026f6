namespace GraphBff.Schema.Comparison;

/// <summary>Something to compare cannot be read. The message says what and why.</summary>
internal sealed class CheckException(string message) : Exception(message);
