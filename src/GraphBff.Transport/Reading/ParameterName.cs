namespace GraphBff.Transport.Reading;

/// <summary>
/// The names of GraphQL over HTTP, 4.1 and appendix Persisted Documents, and those that clients use for a document's id instead; servers
/// ignore others (4.4.1). Flags, so that a set of them is one value.
/// </summary>
[Flags]
internal enum ParameterName
{
    Unknown = 0,
    Query = 1,
    OperationName = 2,
    Variables = 4,
    Extensions = 8,
    DocumentId = 16,

    /// <summary><c>id</c>, as Relay's examples send it. Beside a query it is something else's, such as a batch's.</summary>
    Id = 32,

    /// <summary><c>doc_id</c>, as Relay's makers send it. Beside a query it means nothing.</summary>
    DocId = 64,

    /// <summary><c>extensions.persistedQuery</c>, Apollo's.</summary>
    PersistedQuery = 128,
}
