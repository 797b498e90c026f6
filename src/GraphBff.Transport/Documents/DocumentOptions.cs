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
    /// Manifests of trusted documents, in the form of Relay, GraphQL Code Generator, gql.tada or Apollo; see <see cref="ManifestFile"/>. A
    /// directory means every <c>*.json</c> in it. A broken one stops the start.
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
    /// Whether an id that is a SHA-256 must be that of its document's text. It finds manifests that were edited, or hashed over another
    /// text than they hold; other ids are names and prove nothing.
    /// </summary>
    /// <value>Default true: one that differs breaks its manifest.</value>
    public bool VerifyHashes { get; set; } = true;

    /// <summary>
    /// How often to look whether a manifest changed: by its size, its time and where its links lead, as Kubernetes changes a mounted
    /// ConfigMap. New documents count from then on; where the new ones are broken, that is logged and the old ones stay.
    /// </summary>
    /// <value>Zero for never, to 1 day; default 10 s. Less than 1 s counts as 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether clients may register documents by their SHA-256 as they send them (Apollo's automatic persisted queries). Only a document
    /// whose operation ran is kept. In <see cref="DocumentMode.AllowListOnly"/> never.
    /// </summary>
    /// <value>
    /// Default true. Where false, a hash that no manifest has is answered with <c>PERSISTED_QUERY_NOT_SUPPORTED</c>, and clients send text.
    /// </value>
    public bool AutomaticPersistedQueries { get; set; } = true;

    /// <summary>How many registered documents are kept in memory; those that were not asked for lately go first.</summary>
    /// <value>1 to 1,000,000; default 1,000.</value>
    [Range(1, 1_000_000)]
    public int MaxAutomaticDocuments { get; set; } = 1000;

    /// <summary>How large the registered documents in memory may be together. One larger than a 64th of it is not kept anywhere.</summary>
    /// <value>64 KiB to 1 GiB, in bytes; default 16 MiB, so that a document may have 256 KiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaxAutomaticSize { get; set; } = 16 * 1024 * 1024;
}
