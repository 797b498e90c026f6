using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>Any operation, with its parameters in a JSON body (GraphQL over HTTP, 4.4 POST).</summary>
internal sealed class PostTransport(PlainExchange exchange) : IGraphTransport
{
    public bool CanServe(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public Task ServeAsync(HttpContext context) => exchange.ServeAsync(context);
}
