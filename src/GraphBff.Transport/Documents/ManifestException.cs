namespace GraphBff.Transport.Documents;

/// <summary>A manifest that cannot be used; the message says where it is broken.</summary>
public sealed class ManifestException(string message) : Exception(message);
