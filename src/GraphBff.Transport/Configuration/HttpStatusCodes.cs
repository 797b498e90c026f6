namespace GraphBff.Transport.Configuration;

/// <summary>The status codes of GraphQL over HTTP. Its drafts and its first edition differ.</summary>
public enum HttpStatusCodes
{
    /// <summary>
    /// The codes of the drafts up to 2025 and of the <c>graphql-http</c> audits. An operation that ran is 200, whatever its errors. A
    /// refused request is 400. If it was well-formed, it is 200 for clients that accept only <c>application/json</c>.
    /// </summary>
    Draft,

    /// <summary>
    /// The codes of the edition of September 2026: 294 for a response with both data and errors, 422 for well-formed JSON that is not a
    /// valid request, and 400 for text that does not parse as JSON or GraphQL. They are the same for clients that accept only
    /// <c>application/json</c>. A response that is not 2xx is <c>application/graphql-response+json</c> for these clients too.
    /// </summary>
    Edition2026,
}
