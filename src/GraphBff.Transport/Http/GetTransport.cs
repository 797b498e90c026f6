using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>
/// Queries, their parameters in the query string (GraphQL over HTTP, 4.3 GET). Nothing here has an effect, so that a request which
/// another site makes a browser send can do no harm.
/// </summary>
internal sealed class GetTransport(PlainExchange exchange) : IGraphTransport
{
    /// <summary>A browser that navigates here wants a page, which is another transport's to give.</summary>
    public bool CanServe(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && (QueryStringParameters.HasDocument(request.QueryString.Value) || !AcceptHeader.NamesHtml(request.Headers.Accept));

    public Task ServeAsync(HttpContext context) => exchange.ServeAsync(context);
}
