namespace GraphBff.Transport.Reading;

/// <summary>
/// The parameters of a GraphQL-over-HTTP request (4.1), as slices of what was received. Of <c>extensions</c> the server knows
/// <c>persistedQuery</c> and <c>trace</c>; the rest is checked and left out.
/// </summary>
internal struct GraphParameters
{
    /// <summary>The document; empty where <see cref="DocumentId"/> names it.</summary>
    public ReadOnlyMemory<byte> Query { get; set; }

    /// <summary>Whether <see cref="Query"/> and <see cref="OperationName"/> are the raw text between the quotes of a JSON string.</summary>
    public bool QueryIsJson { get; set; }

    /// <summary>Whether the extension <c>trace</c> is true.</summary>
    public bool AsksForTrace { get; set; }

    /// <summary>In the form of <see cref="Query"/>; empty for none.</summary>
    public ReadOnlyMemory<byte> OperationName { get; set; }

    /// <summary>The text of a JSON object; empty for none.</summary>
    public ReadOnlyMemory<byte> Variables { get; set; }

    /// <summary>
    /// The document's id without escapes, at most 256 bytes; empty for none. With a query beside it, it is the hash under which an
    /// automatic persisted query is to be kept.
    /// </summary>
    public ReadOnlyMemory<byte> DocumentId { get; set; }

    /// <summary>The parameter that gave <see cref="DocumentId"/>.</summary>
    public ParameterName DocumentIdName { get; set; }
}
