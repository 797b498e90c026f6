using GraphBff.Engine.Operations;

namespace GraphBff.Transport.Reading;

/// <summary>
/// The parameters of a GraphQL-over-HTTP request (4.1), as slices of the received bytes. From <c>extensions</c> the server reads
/// <c>persistedQuery</c> and <c>trace</c>. The other members are checked and ignored.
/// </summary>
internal struct GraphParameters
{
    /// <summary>The document; empty if only <see cref="DocumentId"/> names it.</summary>
    public ReadOnlyMemory<byte> Query { get; set; }

    /// <summary>Whether <see cref="Query"/> and <see cref="OperationName"/> are the raw text between the quotes of a JSON string.</summary>
    public bool QueryIsJson { get; set; }

    /// <summary>What an error in a non-null field does to the data.</summary>
    public ErrorBehavior OnError { get; set; }

    /// <summary>Whether the extension <c>trace</c> is true.</summary>
    public bool AsksForTrace { get; set; }

    /// <summary>In the same form as <see cref="Query"/>; empty if absent.</summary>
    public ReadOnlyMemory<byte> OperationName { get; set; }

    /// <summary>The text of a JSON object; empty if absent.</summary>
    public ReadOnlyMemory<byte> Variables { get; set; }

    /// <summary>
    /// The document's id without escapes, at most 256 bytes; empty if absent. In a request that also has a query, it is the hash under
    /// which to register an automatic persisted query.
    /// </summary>
    public ReadOnlyMemory<byte> DocumentId { get; set; }

    /// <summary>The parameter that gave <see cref="DocumentId"/>.</summary>
    public ParameterName DocumentIdName { get; set; }
}
