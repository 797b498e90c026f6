namespace GraphBff.Transport.Documents;

/// <summary>
/// Where the automatic persisted queries of several processes meet. Asked only for what this process's memory does not hold. None is
/// registered by default; a singleton replaces that.
/// </summary>
/// <remarks>
/// It need not be reliable: an exception is logged and counts as not found, and the client sends the text again. It should answer within
/// a fraction of a second, since a request waits for it. What it gives is checked against the hash before it runs.
/// </remarks>
public interface IDocumentStorage
{
    /// <summary>Finds a document.</summary>
    /// <param name="hash">The SHA-256 of its text, 64 hex digits in lower case.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for it any more.</param>
    /// <returns>The document's text in UTF-8, or null.</returns>
    ValueTask<byte[]?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Keeps a document, or begins to: nobody waits for it, so it must not throw.</summary>
    /// <param name="hash">The SHA-256 of its text, 64 hex digits in lower case.</param>
    /// <param name="document">The document's text in UTF-8; never changed.</param>
    void Store(string hash, ReadOnlyMemory<byte> document);
}
