using GraphBff.Transport.Reading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Documents;

/// <summary>
/// The automatic persisted queries: in the memory of this process, and in the storage that all processes share, if there is one.
/// </summary>
internal sealed class AutomaticDocuments(
    IOptions<DocumentOptions> options,
    ILogger<AutomaticDocuments> logger,
    IDocumentStorage? storage = null)
{
    private readonly DocumentMemory _memory = new(options.Value.MaxAutomaticDocuments, options.Value.MaxAutomaticSize);

    /// <summary>The document, if this process knows it; else null.</summary>
    public AutomaticDocument? FindHere(DocumentHash hash) => _memory.Find(hash);

    /// <summary>The document, if this process or the shared storage knows it; else null.</summary>
    public ValueTask<AutomaticDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _memory.Find(hash) is { } known ? new(known)
            : storage is null ? default
            : FindStoredAsync(storage, hash, cancellationToken);

    /// <summary>Stores a document that turned out to be valid, unless it is too large.</summary>
    public void Add(AutomaticDocument document)
    {
        if (_memory.TryAdd(document))
        {
            storage?.Store(document.Hash.ToString(), document.Text);
        }
    }

    private async ValueTask<AutomaticDocument?> FindStoredAsync(
        IDocumentStorage stored, DocumentHash hash, CancellationToken cancellationToken)
    {
        byte[]? text;
        try
        {
            text = await stored.FindAsync(hash.ToString(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.StorageFailed(logger, exception);
            return null;
        }

        // Other programs may write there too.
        if (text is null || DocumentHash.Of(text) != hash)
        {
            return null;
        }

        var document = new AutomaticDocument(hash, text);
        _ = _memory.TryAdd(document);
        return document;
    }
}
