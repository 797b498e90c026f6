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

    /// <summary>The text in UTF-8. The engine finds the operation's plan by it.</summary>
    public byte[] Text { get; }

    public DocumentHash Hash { get; }
}
