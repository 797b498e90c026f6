using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>
/// One way of speaking GraphQL over HTTP: it claims or declines a request, then serves it. The endpoint asks its transports in the
/// order of their registration; what none of them claims is answered with 405 or 406.
/// </summary>
/// <remarks>
/// The built-in ones claim every POST, every GET with a <c>query</c>, a document's id or <c>sdl</c>, and every other GET that does not ask
/// for HTML. So an IDE registers after them, and a transport for another kind of response to POST before them.
/// </remarks>
public interface IGraphTransport
{
    /// <summary>Whether this transport serves such a request. Looks at the method, the query string and the headers only.</summary>
    bool CanServe(HttpRequest request);

    /// <summary>Answers a request that it claimed.</summary>
    /// <param name="context">
    /// The request; its <see cref="HttpContext.TraceIdentifier"/> is the request id, which the response's headers already hold.
    /// </param>
    /// <returns>A task that ends with the response. An exception is answered with 500 <c>INTERNAL</c> and logged.</returns>
    Task ServeAsync(HttpContext context);
}
