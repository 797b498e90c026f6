namespace GraphBff.Transport.Documents;

/// <summary>Which operations run.</summary>
public enum DocumentMode
{
    /// <summary>All.</summary>
    Off,

    /// <summary>
    /// All; those whose text is no trusted document are logged by their hash and counted. The step before <see cref="AllowListOnly"/>.
    /// </summary>
    LogUnknown,

    /// <summary>
    /// Trusted documents only, by id or by their very text, byte for byte; anything else is <c>DOCUMENT_NOT_TRUSTED</c>. That holds for
    /// introspection too: tools read <c>GET /graphql?sdl</c> instead, or a manifest holds the introspection query.
    /// </summary>
    AllowListOnly,
}
