namespace GraphBff.Schema.Usage;

/// <summary>A file is no record of usage. The message says which and why.</summary>
public sealed class UsageFileException(string message) : Exception(message);
