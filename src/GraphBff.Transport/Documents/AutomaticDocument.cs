using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>A document that a client registered.</summary>
internal sealed class AutomaticDocument(DocumentHash hash, byte[] text)
{
    public DocumentHash Hash { get; } = hash;

    /// <summary>In UTF-8.</summary>
    public byte[] Text { get; } = text;

    /// <summary>Whether it was asked for since the memory last looked for room.</summary>
    public bool Used { get; set; }
}
