using System.Text;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>The trusted documents of all manifests, by id and by the hash of their text. Not changed after it was built.</summary>
internal sealed class TrustedDocumentSet
{
    private readonly Dictionary<DocumentHash, TrustedDocument> _byHash = [];
    private readonly Dictionary<byte[], TrustedDocument> _byName = new(new DocumentNameComparer());
    private readonly Dictionary<byte[], TrustedDocument>.AlternateLookup<ReadOnlySpan<byte>> _names;

    public TrustedDocumentSet() => _names = _byName.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many ids the manifests contain.</summary>
    public int Count { get; private set; }

    /// <summary>Each document once.</summary>
    public IEnumerable<TrustedDocument> Documents => _byHash.Values.Distinct();

    public TrustedDocument? Find(DocumentHash hash) => _byHash.GetValueOrDefault(hash);

    public TrustedDocument? Find(DocumentId id)
        => id.IsHash ? Find(id.Hash) : _names.TryGetValue(id.Text, out var found) ? found : null;

    /// <param name="document">The document.</param>
    /// <param name="verify">Whether an id that is a hash must match the text.</param>
    /// <exception cref="ManifestException">
    /// The id already belongs to another document, or it is a hash that does not match the text.
    /// </exception>
    public void Add(ManifestDocument document, bool verify)
    {
        var added = new TrustedDocument(document.Id, document.Text);
        var id = DocumentId.Parse(Encoding.UTF8.GetBytes(document.Id));
        if (verify && (id.IsHash ? id.Hash != added.Hash : DocumentId.HasHashPrefix(id.Text)))
        {
            throw new ManifestException(
                $"'{document.Id}' is not the SHA-256 of its document, which is {added.Hash}; VerifyHashes=false takes it");
        }

        // Found by the hash of its text too, whatever its id is: the text is what is trusted.
        added = TryAdd(added.Hash, added);
        if ((id.IsHash ? TryAdd(id.Hash, added) : TryAdd(id.Text, added)) != added)
        {
            throw new ManifestException($"'{document.Id}' is the id of two different documents");
        }

        Count++;
    }

    private TrustedDocument TryAdd(DocumentHash hash, TrustedDocument document)
        => _byHash.TryAdd(hash, document) ? document : _byHash[hash];

    private TrustedDocument TryAdd(ReadOnlySpan<byte> name, TrustedDocument document)
        => _names.TryAdd(name, document) ? document : _names[name];
}
