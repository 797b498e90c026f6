namespace GraphBff.Transport.Configuration;

/// <summary>The status codes of GraphQL over HTTP: its drafts and its first edition do not agree.</summary>
public enum HttpStatusCodes
{
    /// <summary>
    /// As the drafts up to 2025 and the audits of <c>graphql-http</c> have it: an operation that ran is 200, whatever its errors. A request
    /// that is refused is 400, and where it was well-formed, 200 to clients that take <c>application/json</c> only.
    /// </summary>
    Draft,

    /// <summary>
    /// The edition of September 2026: 294 where there are both data and errors; 422 for well-formed JSON that is no valid request; 400 for
    /// what cannot be parsed, as JSON or as GraphQL. The codes are the same for clients that take <c>application/json</c> only, and what is
    /// not 2xx is <c>application/graphql-response+json</c> to them too.
    /// </summary>
    Edition2026,
}
