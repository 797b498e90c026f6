using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>A document that a client registered.</summary>
internal sealed class AutomaticDocument(DocumentHash hash, byte[] text)
{
    public DocumentHash Hash { get; } = hash;

    /// <summary>The text in UTF-8.</summary>
    public byte[] Text { get; } = text;

    /// <summary>Whether it was requested since the memory last searched for room.</summary>
    public bool Used { get; set; }
}
