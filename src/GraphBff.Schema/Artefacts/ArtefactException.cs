namespace GraphBff.Schema.Artefacts;

/// <summary>The contract cannot be made of what is there. Its message says what to change.</summary>
internal sealed class ArtefactException(string message) : Exception(message);
