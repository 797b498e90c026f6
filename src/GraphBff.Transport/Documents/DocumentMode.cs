namespace GraphBff.Transport.Documents;

/// <summary>Which operations run.</summary>
public enum DocumentMode
{
    /// <summary>All operations.</summary>
    Off,

    /// <summary>
    /// All operations. Those that are not a trusted document are counted, and logged by their hash. This is the step before
    /// <see cref="AllowListOnly"/>.
    /// </summary>
    LogUnknown,

    /// <summary>
    /// Only trusted documents, by id or by exactly the same text, byte for byte. Anything else is <c>DOCUMENT_NOT_TRUSTED</c>,
    /// introspection too. Tools read <c>GET /graphql?sdl</c> instead, or a manifest contains the introspection query.
    /// </summary>
    AllowListOnly,
}
