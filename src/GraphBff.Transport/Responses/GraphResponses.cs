using GraphBff.Engine;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Responses;

/// <summary>Writes responses: type, length, caching, compression.</summary>
internal sealed class GraphResponses(
    GraphEngine engine, BodyCompression compression, BodySender sender, IOptions<GraphTransportOptions> options)
{
    private const string Json = MediaTypes.Json + "; charset=utf-8";
    private const string GraphResponse = MediaTypes.GraphResponse + "; charset=utf-8";

    private readonly HttpStatusCodes _codes = options.Value.StatusCodes;

    /// <summary>Writes the result of an operation.</summary>
    /// <param name="context">The request.</param>
    /// <param name="format">The media type of the response.</param>
    /// <param name="result">The result.</param>
    /// <param name="cacheControl">The value of <c>Cache-Control</c>; null if nothing may be cached.</param>
    public ValueTask WriteAsync(HttpContext context, ResponseFormat format, OperationResult result, string? cacheControl = null)
    {
        context.Response.StatusCode = ResultStatus.Of(result, format, _codes);
        if (result.Status == OperationStatus.NotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        return WriteJsonAsync(context, format, result.Body, cacheControl);
    }

    /// <summary>Writes why no operation ran. A client that accepts neither type gets <c>application/json</c>.</summary>
    public async ValueTask WriteAsync(HttpContext context, ResponseFormat format, Refusal refusal)
    {
        using var result = engine.Fail(refusal.Error, context.TraceIdentifier);
        context.Response.StatusCode = refusal.StatusOf(format, _codes);
        await WriteJsonAsync(context, format, result.Body).ConfigureAwait(false);
    }

    /// <summary>Writes a body. Its type, status and caching are already set. A HEAD gets only the headers.</summary>
    public ValueTask WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        ICompressionProvider? chosen = null;
        if (compression.Concerns(context.Request, body.Length))
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            chosen = compression.Choose(context);
        }

        if (chosen is null)
        {
            response.ContentLength = body.Length;
        }
        else
        {
            response.Headers.ContentEncoding = chosen.EncodingName;
        }

        return HttpMethods.IsHead(context.Request.Method) ? ValueTask.CompletedTask : sender.SendAsync(context, chosen, body);
    }

    // Without a value from the caller it is no-store, since a response may hold one caller's private data.
    private ValueTask WriteJsonAsync(HttpContext context, ResponseFormat format, ReadOnlyMemory<byte> body, string? cacheControl = null)
    {
        var headers = context.Response.Headers;
        headers.ContentType = format == ResponseFormat.GraphResponse || IsMarked(context, format) ? GraphResponse : Json;
        headers.CacheControl = cacheControl ?? CacheControlHeaderValue.NoStoreString;
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Accept);
        return WriteAsync(context, body);
    }

    // In the edition the type shows clients of application/json that the failure is the graph's, and not that of a server in between.
    private bool IsMarked(HttpContext context, ResponseFormat format)
        => _codes == HttpStatusCodes.Edition2026
            && format == ResponseFormat.Json
            && context.Response.StatusCode >= StatusCodes.Status300MultipleChoices;
}
