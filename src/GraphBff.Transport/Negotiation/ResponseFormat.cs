namespace GraphBff.Transport.Negotiation;

/// <summary>The media type of a response (GraphQL over HTTP, 3.1 Media Types).</summary>
internal enum ResponseFormat
{
    /// <summary>The client accepts neither.</summary>
    NotAcceptable,

    /// <summary><c>application/json</c>, for clients that know no other type.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status code shows the outcome.</summary>
    GraphResponse,
}
