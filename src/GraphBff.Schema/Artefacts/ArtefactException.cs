namespace GraphBff.Schema.Artefacts;

/// <summary>The contract cannot be made from its inputs. The message says what to change.</summary>
internal sealed class ArtefactException(string message) : Exception(message);
