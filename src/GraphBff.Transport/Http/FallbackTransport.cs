using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>Serves what no other transport claims: OPTIONS, other methods, and requests for a page if there is none.</summary>
internal sealed class FallbackTransport(GraphResponses responses) : IGraphTransport
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";

    public bool CanServe(HttpRequest request) => true;

    public async Task ServeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            context.Response.Headers.Allow = Methods;
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var refusal = Refusals.NotAcceptable;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Response.Headers.Allow = Methods;
            refusal = Refusals.MethodNotAllowed;
        }

        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
    }
}
