namespace GraphBff.Transport.Reading;

/// <summary>
/// A document's id (GraphQL over HTTP, appendix Persisted Documents). It is either a SHA-256 in hex, with or without <c>sha256:</c> and in
/// either case, or a name that is compared as it is.
/// </summary>
internal readonly ref struct DocumentId
{
    /// <summary>The maximum length of an id in bytes.</summary>
    public const int MaxLength = 256;

    private readonly DocumentHash _hash;

    private DocumentId(ReadOnlySpan<byte> text, bool isHash, DocumentHash hash)
    {
        Text = text;
        IsHash = isHash;
        _hash = hash;
    }

    /// <summary>The id as the client sent it.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Whether the id is a SHA-256.</summary>
    public bool IsHash { get; }

    /// <summary>The hash, if <see cref="IsHash"/> is true.</summary>
    public DocumentHash Hash => _hash;

    /// <summary>Whether the id claims to be a SHA-256, by its prefix.</summary>
    public static bool HasHashPrefix(ReadOnlySpan<byte> text) => text.StartsWith("sha256:"u8);

    public static DocumentId Parse(ReadOnlySpan<byte> text)
    {
        var isHash = DocumentHash.TryParse(HasHashPrefix(text) ? text["sha256:".Length..] : text, out var hash);
        return new DocumentId(text, isHash, hash);
    }

    public bool Equals(DocumentId other)
        => IsHash && other.IsHash ? _hash == other._hash : Text.SequenceEqual(other.Text);
}
