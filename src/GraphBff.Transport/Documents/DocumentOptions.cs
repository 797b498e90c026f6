using System.ComponentModel.DataAnnotations;

namespace GraphBff.Transport.Documents;

/// <summary>Trusted documents and automatic persisted queries; configuration section <c>Transport:Documents</c>.</summary>
public sealed class DocumentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Transport:Documents";

    /// <summary>Which operations run.</summary>
    /// <value>
    /// Default <see cref="DocumentMode.Off"/>: all. Trap: <see cref="DocumentMode.AllowListOnly"/> without a document stops the start.
    /// </value>
    [EnumDataType(typeof(DocumentMode))]
    public DocumentMode Mode { get; set; }

    /// <summary>
    /// Manifests of trusted documents, in the format of Relay, GraphQL Code Generator, gql.tada or Apollo; see <see cref="ManifestFile"/>.
    /// A directory means every <c>*.json</c> in it. A broken manifest stops the start.
    /// </summary>
    /// <value>At most 100 paths, relative to the content root; default none.</value>
    [MaxLength(100)]
    public string[] Manifests { get; set; } = [];

    /// <summary>How many trusted documents there may be.</summary>
    /// <value>1 to 1,000,000; default 10,000.</value>
    [Range(1, 1_000_000)]
    public int MaxDocuments { get; set; } = 10_000;

    /// <summary>How large all manifests together may be.</summary>
    /// <value>1 KiB to 256 MiB, in bytes; default 32 MiB.</value>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxManifestSize { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether an id that is a SHA-256 must match its document's text. This finds manifests that were edited, or whose hashes were made
    /// from another text. Other ids are names, so there is nothing to verify.
    /// </summary>
    /// <value>Default true: a manifest with a hash that does not match is broken.</value>
    public bool VerifyHashes { get; set; } = true;

    /// <summary>
    /// How often to check whether a manifest has changed: by its size, its time and the targets of its links, which is how Kubernetes
    /// updates a mounted ConfigMap. New documents apply from then on. If the new manifests are broken, that is logged and the old ones
    /// stay.
    /// </summary>
    /// <value>Zero (never) to 1 day; default 10 s. Less than 1 s counts as 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether clients may register documents by sending them with their SHA-256 (Apollo's automatic persisted queries). A document is
    /// stored only after its operation ran. Never in <see cref="DocumentMode.AllowListOnly"/>.
    /// </summary>
    /// <value>
    /// Default true. If false, a hash that is in no manifest gets <c>PERSISTED_QUERY_NOT_SUPPORTED</c>, and clients send the text.
    /// </value>
    public bool AutomaticPersistedQueries { get; set; } = true;

    /// <summary>How many registered documents are kept in memory. Those that were not requested lately are evicted first.</summary>
    /// <value>1 to 1,000,000; default 1,000.</value>
    [Range(1, 1_000_000)]
    public int MaxAutomaticDocuments { get; set; } = 1000;

    /// <summary>
    /// How large all registered documents in memory together may be. A document larger than 1/64 of this is not stored at all.
    /// </summary>
    /// <value>64 KiB to 1 GiB, in bytes; default 16 MiB, which allows 256 KiB per document.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaxAutomaticSize { get; set; } = 16 * 1024 * 1024;
}
