using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>
/// One way to speak GraphQL over HTTP. It claims or declines a request, and then serves it. The endpoint asks its transports in the order
/// of their registration. A request that none of them claims gets 405 or 406.
/// </summary>
/// <remarks>
/// The built-in transports claim every POST; every GET with a <c>query</c>, a document's id or <c>sdl</c>; and every other GET that does
/// not ask for HTML. So register an IDE after them, and a transport for another kind of response to POST before them.
/// </remarks>
public interface IGraphTransport
{
    /// <summary>Whether this transport serves the request. It may read only the method, the query string and the headers.</summary>
    bool CanServe(HttpRequest request);

    /// <summary>Serves a request that it has claimed.</summary>
    /// <param name="context">
    /// The request. Its <see cref="HttpContext.TraceIdentifier"/> is the request id, which is already in the response headers.
    /// </param>
    /// <returns>A task that completes with the response. An exception is answered with 500 <c>INTERNAL</c> and logged.</returns>
    Task ServeAsync(HttpContext context);
}
