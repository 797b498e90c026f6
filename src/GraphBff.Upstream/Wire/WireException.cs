namespace GraphBff.Upstream.Wire;

/// <summary>The bytes are no message of the type. The message says why, and never what the bytes are.</summary>
public sealed class WireException(string message) : Exception(message);
