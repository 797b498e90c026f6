using GraphBff.Transport.Configuration;

namespace GraphBff.Transport.Errors;

/// <summary>
/// Every <c>extensions.code</c> that the HTTP endpoint adds to the engine's codes. A request that is not well-formed has the engine's
/// <c>BAD_REQUEST</c>, a mutation by GET its <c>OPERATION_NOT_ALLOWED</c>, and a fault of the server its <c>INTERNAL</c>.
/// </summary>
public static class TransportErrorCodes
{
    /// <summary>405: the method is not GET, HEAD, POST or OPTIONS.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>406: <c>Accept</c> names no media type that the endpoint can produce.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>408: the body did not arrive within the server's timeout.</summary>
    public const string RequestTimeout = "REQUEST_TIMEOUT";

    /// <summary>413: the body is larger than <see cref="GraphTransportOptions.MaxRequestBodySize"/>.</summary>
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";

    /// <summary>414: the query string is longer than <see cref="GraphTransportOptions.MaxQueryStringLength"/>.</summary>
    public const string UriTooLong = "URI_TOO_LONG";

    /// <summary>
    /// The hash is not that of a known automatic persisted query, so the client sends the text too. 400; 200 as <c>application/json</c>.
    /// </summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>
    /// No manifest has this hash, and automatic persisted queries are off. The client sends texts from then on. 400; 200 as
    /// <c>application/json</c>.
    /// </summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>400: the hash of a persisted query does not match the text in the same request.</summary>
    public const string PersistedQueryHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    /// <summary>
    /// No trusted document has the id in <c>documentId</c>, <c>id</c> or <c>doc_id</c>. In <c>AllowListOnly</c>, also for the hash of a
    /// persisted query. 400; 200 as <c>application/json</c>.
    /// </summary>
    public const string PersistedDocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";

    /// <summary>Only trusted documents run, and this text is not one of them. 403; 200 as <c>application/json</c>.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>415: the body is not <c>application/json</c> in UTF-8.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>421: the request is for a host that is not in <see cref="GraphTransportOptions.AllowedHosts"/>.</summary>
    public const string HostNotAllowed = "HOST_NOT_ALLOWED";

    /// <summary>403: a page of another origin wants to open a WebSocket.</summary>
    public const string OriginNotAllowed = "ORIGIN_NOT_ALLOWED";

    /// <summary>503: the maximum number of WebSockets is open.</summary>
    public const string TooManySockets = "TOO_MANY_SOCKETS";

    /// <summary>503: the maximum number of response streams (server-sent events and multipart) is open.</summary>
    public const string TooManyStreams = "TOO_MANY_STREAMS";

    /// <summary>An <c>error</c> message on a WebSocket: the socket already has the maximum number of operations.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>
    /// 503: the server is draining. Retryable. It is also the last error of a multipart subscription that ends for this reason.
    /// </summary>
    public const string ShuttingDown = "SHUTTING_DOWN";
}
