using GraphBff.Transport.Errors;
using GraphBff.Transport.Http;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>Serves the methods of one route.</summary>
/// <param name="route">The route; null for paths that no operation has.</param>
/// <param name="paths">All paths, and where they are described, for a client that asks for another.</param>
/// <param name="exchange">Runs operations.</param>
/// <param name="gate">What each request passes first.</param>
internal sealed class RestEndpoint(RestRoute? route, string paths, RestExchange exchange, RequestGate gate) : IGatedEndpoint
{
    public Task HandleAsync(HttpContext context) => gate.HandleAsync(context, this);

    public Task ServeAsync(HttpContext context)
    {
        if (route is null)
        {
            return exchange.RefuseAsync(context, RestRefusals.NoRoute(paths)).AsTask();
        }

        if (route.Find(context.Request.Method) is { } operation)
        {
            return exchange.ServeAsync(context, operation);
        }

        context.Response.Headers.Allow = route.Allow;
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return exchange.RefuseAsync(context, RestRefusals.MethodNotAllowed(route.Allow)).AsTask();
    }

    public ValueTask RefuseAsync(HttpContext context, Refusal refusal) => exchange.RefuseAsync(context, refusal);
}
