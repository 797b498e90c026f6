namespace GraphBff.Transport.Reading;

/// <summary>
/// The parameters of a GraphQL-over-HTTP request (4.1), as slices of what was received. <c>extensions</c> is checked and, as the server
/// knows none, left out.
/// </summary>
internal struct GraphParameters
{
    /// <summary>The document; out of a JSON body the raw text between the quotes.</summary>
    public ReadOnlyMemory<byte> Query { get; set; }

    /// <summary>In the form of <see cref="Query"/>; empty for none.</summary>
    public ReadOnlyMemory<byte> OperationName { get; set; }

    /// <summary>The text of a JSON object; empty for none.</summary>
    public ReadOnlyMemory<byte> Variables { get; set; }
}
