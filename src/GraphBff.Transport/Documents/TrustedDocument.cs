using System.Text;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>A document that the operator of the graph trusts.</summary>
internal sealed class TrustedDocument
{
    public TrustedDocument(string text)
    {
        Text = Encoding.UTF8.GetBytes(text);
        Hash = DocumentHash.Of(Text);
    }

    /// <summary>In UTF-8: what the engine knows the operation by.</summary>
    public byte[] Text { get; }

    public DocumentHash Hash { get; }
}
