namespace GraphBff.Transport.Reading;

/// <summary>
/// The parameter names of GraphQL over HTTP (4.1, appendix Persisted Documents), and the other names that clients use for a document's id.
/// Servers ignore unknown names (4.4.1). These are flags, so that one value holds a set of names.
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

    /// <summary>
    /// <c>id</c>, as Relay's examples send it. In a request with a query it has another meaning, such as an entry of a batch.
    /// </summary>
    Id = 32,

    /// <summary><c>doc_id</c>, as Meta's clients send it. In a request with a query it is ignored.</summary>
    DocId = 64,

    /// <summary><c>extensions.persistedQuery</c>, Apollo's.</summary>
    PersistedQuery = 128,
}
