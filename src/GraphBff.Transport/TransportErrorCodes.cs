namespace GraphBff.Transport;

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

    /// <summary>415: the body is not <c>application/json</c> in UTF-8.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>503: the server drains. Retryable; also the last error of a multipart subscription that ends because of it.</summary>
    public const string ShuttingDown = "SHUTTING_DOWN";
}
