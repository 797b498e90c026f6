namespace GraphBff.Schema.Usage;

/// <summary>A file is not a usage record. The message says which file, and why.</summary>
public sealed class UsageFileException(string message) : Exception(message);
