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

    /// <summary><c>onError</c>, a proposal of the GraphQL working group (graphql/graphql-spec, pull request 1163).</summary>
    OnError = 256,
}

internal static class ParameterNames
{
    /// <summary>The parameter that a name in a body or a query string means, decoded and in UTF-8.</summary>
    public static ParameterName Of(ReadOnlySpan<byte> name)
        => name.SequenceEqual("query"u8) ? ParameterName.Query
            : name.SequenceEqual("variables"u8) ? ParameterName.Variables
            : name.SequenceEqual("operationName"u8) ? ParameterName.OperationName
            : name.SequenceEqual("extensions"u8) ? ParameterName.Extensions
            : name.SequenceEqual("documentId"u8) ? ParameterName.DocumentId
            : name.SequenceEqual("onError"u8) ? ParameterName.OnError
            : name.SequenceEqual("id"u8) ? ParameterName.Id
            : name.SequenceEqual("doc_id"u8) ? ParameterName.DocId
            : ParameterName.Unknown;
}
