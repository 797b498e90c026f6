using GraphBff.Transport.Configuration;

namespace GraphBff.Transport.Errors;

/// <summary>
/// Every <c>extensions.code</c> that the HTTP endpoint adds to the engine's. A request that is not well-formed has the engine's
/// <c>BAD_REQUEST</c>, a mutation by GET its <c>OPERATION_NOT_ALLOWED</c>, a fault of the server its <c>INTERNAL</c>.
/// </summary>
public static class TransportErrorCodes
{
    /// <summary>405: the method is none of GET, HEAD, POST and OPTIONS.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>406: <c>Accept</c> names no type that the endpoint can answer with.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>408: the body did not arrive in the time that the server waits for it.</summary>
    public const string RequestTimeout = "REQUEST_TIMEOUT";

    /// <summary>413: the body is larger than <see cref="GraphTransportOptions.MaxRequestBodySize"/>.</summary>
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";

    /// <summary>414: the query string is longer than <see cref="GraphTransportOptions.MaxQueryStringLength"/>.</summary>
    public const string UriTooLong = "URI_TOO_LONG";

    /// <summary>
    /// No automatic persisted query is known by this hash: the client sends the text with it. 400, and 200 as <c>application/json</c>.
    /// </summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>
    /// No manifest has this hash, and automatic persisted queries are off: the client sends texts from now on. 400, and 200 as
    /// <c>application/json</c>.
    /// </summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>400: the hash of a persisted query is not that of the text beside it.</summary>
    public const string PersistedQueryHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    /// <summary>
    /// No trusted document has the id of <c>documentId</c>, <c>id</c> or <c>doc_id</c>, or, where only trusted documents run, the hash of
    /// a persisted query. 400, and 200 as <c>application/json</c>.
    /// </summary>
    public const string PersistedDocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";

    /// <summary>Only trusted documents run, and this text is none of them. 403, and 200 as <c>application/json</c>.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>415: the body is not <c>application/json</c> in UTF-8.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>421: the request is for a host that is not in <see cref="GraphTransportOptions.AllowedHosts"/>.</summary>
    public const string HostNotAllowed = "HOST_NOT_ALLOWED";

    /// <summary>403: a page of another origin asks for a WebSocket.</summary>
    public const string OriginNotAllowed = "ORIGIN_NOT_ALLOWED";

    /// <summary>503: there are as many WebSockets as there may be.</summary>
    public const string TooManySockets = "TOO_MANY_SOCKETS";

    /// <summary>503: there are as many streams over server-sent events and multipart as there may be.</summary>
    public const string TooManyStreams = "TOO_MANY_STREAMS";

    /// <summary>An <c>error</c> message on a WebSocket: it has as many operations as it may have at a time.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>503: the server drains. Retryable; also the last error of a multipart subscription that ends because of it.</summary>
    public const string ShuttingDown = "SHUTTING_DOWN";
}
