namespace GraphBff.Transport.Documents;

/// <summary>
/// The storage in which several processes share automatic persisted queries. It is asked only for documents that are not in this process's
/// memory. None is registered by default; register a singleton to add one.
/// </summary>
/// <remarks>
/// It need not be reliable. An exception is logged and counts as not found, so the client sends the text again. It should answer within a
/// fraction of a second, since a request waits for it. The returned text is checked against the hash before it runs.
/// </remarks>
public interface IDocumentStorage
{
    /// <summary>Finds a document.</summary>
    /// <param name="hash">The SHA-256 of the text, as 64 hex digits in lower case.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the document any more.</param>
    /// <returns>The document's text in UTF-8, or null.</returns>
    ValueTask<byte[]?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Stores a document, or starts to. Nobody waits for the result, so it must not throw.</summary>
    /// <param name="hash">The SHA-256 of the text, as 64 hex digits in lower case.</param>
    /// <param name="document">The document's text in UTF-8; never changed.</param>
    void Store(string hash, ReadOnlyMemory<byte> document);
}
