using System.Text;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>A document that the operator of the graph trusts.</summary>
internal sealed class TrustedDocument
{
    public TrustedDocument(string id, string text)
    {
        Id = id;
        Text = Encoding.UTF8.GetBytes(text);
        Hash = DocumentHash.Of(Text);
    }

    /// <summary>The id that its manifest gives it; the first if there are several.</summary>
    public string Id { get; }

    /// <summary>The text in UTF-8. The engine finds the operation's plan by it.</summary>
    public byte[] Text { get; }

    public DocumentHash Hash { get; }
}
