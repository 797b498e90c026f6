using GraphBff.Adapters.Rest;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Http;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Adapters.OpenApi;

/// <summary>Serves the description, whatever <c>Accept</c> says. It is made for the first request, so that no start waits for it.</summary>
internal sealed class OpenApiEndpoint(RestDescription description, GraphResponses responses, ProblemWriter problems, RequestGate gate)
    : IGatedEndpoint
{
    private const string Methods = "GET, HEAD, OPTIONS";

    private readonly Lazy<(byte[] Json, string Tag)> _document = new(() =>
    {
        var json = description.Write();
        return (json, EntityTag.Of(json));
    });

    public Task HandleAsync(HttpContext context) => gate.HandleAsync(context, this);

    public async Task ServeAsync(HttpContext context)
    {
        var (method, headers) = (context.Request.Method, context.Response.Headers);
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            headers.Allow = Methods;
            if (HttpMethods.IsOptions(method))
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            await RefuseAsync(context, RestRefusals.MethodNotAllowed(Methods)).ConfigureAwait(false);
            return;
        }

        var (json, tag) = _document.Value;
        headers.ETag = tag;
        headers.CacheControl = CacheControlHeaderValue.NoCacheString;

        // A cache may store the response, which names the origin that may read it (CORS). So each origin needs its own copy.
        headers.Vary = HeaderNames.Origin;
        if (EntityTag.IsKnown(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentType = MediaTypes.Json;
        await responses.WriteAsync(context, json).ConfigureAwait(false);
    }

    public ValueTask RefuseAsync(HttpContext context, Refusal refusal) => problems.WriteAsync(context, Problem.Of(refusal));
}
