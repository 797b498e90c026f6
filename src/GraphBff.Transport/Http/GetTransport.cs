using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>
/// Queries with their parameters in the query string (GraphQL over HTTP, 4.3 GET). A GET has no side effects, so a request that another
/// site makes a browser send does no harm.
/// </summary>
internal sealed class GetTransport(PlainExchange exchange) : IGraphTransport
{
    /// <summary>A browser that navigates here wants a page, which another transport serves.</summary>
    public bool CanServe(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && (QueryStringParameters.HasDocument(request.QueryString.Value) || !AcceptHeader.NamesHtml(request.Headers.Accept));

    public Task ServeAsync(HttpContext context) => exchange.ServeAsync(context);
}
