namespace GraphBff.Usage;

/// <summary>A file is no record of usage. The message says which and why.</summary>
internal sealed class UsageFileException(string message) : Exception(message);
