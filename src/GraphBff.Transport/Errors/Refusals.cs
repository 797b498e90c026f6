using GraphBff.Engine.Errors;
using GraphBff.Transport.Callers;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Errors;

/// <summary>Every reason not to run a request (GraphQL over HTTP, 5.4 Status Codes).</summary>
internal static class Refusals
{
    public static Refusal NotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable,
        TransportErrorCodes.NotAcceptable,
        "The Accept header names none of application/graphql-response+json, application/json, text/event-stream and multipart/mixed.");

    public static Refusal SubscriptionNotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable,
        TransportErrorCodes.NotAcceptable,
        "The Accept header names neither of what a subscription is answered with: text/event-stream and "
        + "multipart/mixed;subscriptionSpec=1.0.");

    public static Refusal MethodNotAllowed { get; } = new(
        StatusCodes.Status405MethodNotAllowed,
        TransportErrorCodes.MethodNotAllowed,
        "GraphQL is served by POST, and queries and subscriptions by GET too; of graphql-sse there is the distinct connections mode only.");

    public static Refusal UnsupportedMediaType { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        TransportErrorCodes.UnsupportedMediaType,
        "The Content-Type of a POST must be application/json, in UTF-8.");

    public static Refusal UnsupportedEncoding { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        TransportErrorCodes.UnsupportedMediaType,
        "A body with a Content-Encoding is not read.");

    public static Refusal PayloadTooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge,
        TransportErrorCodes.PayloadTooLarge,
        "The body is larger than the server takes.");

    public static Refusal UriTooLong { get; } = new(
        StatusCodes.Status414UriTooLong,
        TransportErrorCodes.UriTooLong,
        "The query string is longer than the server takes; use POST.");

    public static Refusal RequestTimeout { get; } = new(
        StatusCodes.Status408RequestTimeout,
        TransportErrorCodes.RequestTimeout,
        "The body did not arrive in time.");

    public static Refusal HostNotAllowed { get; } = new(
        StatusCodes.Status421MisdirectedRequest,
        TransportErrorCodes.HostNotAllowed,
        "The graph does not serve this host. Its operator sets AllowedHosts.");

    public static Refusal OriginNotAllowed { get; } = new(
        StatusCodes.Status403Forbidden,
        TransportErrorCodes.OriginNotAllowed,
        "Pages of this origin may not open a socket here.");

    public static Refusal TooManySockets { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        TransportErrorCodes.TooManySockets,
        "The server has as many sockets as it takes.",
        retryable: true);

    public static Refusal TooManyStreams { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        TransportErrorCodes.TooManyStreams,
        "The server has as many streams as it takes.",
        retryable: true);

    /// <summary>Sent on the socket, which stays open.</summary>
    public static Refusal TooManyOperations { get; } = new(
        StatusCodes.Status429TooManyRequests,
        TransportErrorCodes.TooManyOperations,
        "The socket has as many operations as it may have at a time.",
        retryable: true);

    public static Refusal Internal { get; } = new(
        StatusCodes.Status500InternalServerError,
        ErrorCodes.Internal,
        "The server failed; its log has the cause under the request id.");

    public static Refusal ShuttingDown { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        TransportErrorCodes.ShuttingDown,
        "The server shuts down; ask again, another one will answer.",
        retryable: true);

    /// <param name="exception">Its message names the header that cannot be accepted.</param>
    public static Refusal BadCaller(BadCallerException exception) => BadRequest(exception.Message);

    public static Refusal BadHttp { get; } = BadRequest("The request is not well-formed HTTP.");

    public static Refusal BadLastEventId { get; } = BadRequest(
        "The Last-Event-ID is given twice, or longer than any that the server gave.");

    public static Refusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);
}
