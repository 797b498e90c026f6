using System.Globalization;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Caching of responses to GET. Caches may keep a response as long as the hints of its fields say (RFC 9111, 5.2.2), and validate it by its
/// tag.
/// </summary>
internal sealed class ResponseCaching(ICallerFactory callers, BodyCompression compression)
{
    private readonly string[] _callers = [.. callers.Headers];
    private readonly string[] _vary = [.. callers.Headers, HeaderNames.Origin];

    /// <summary>Sets <c>ETag</c> and <c>Vary</c>, and computes <c>Cache-Control</c>.</summary>
    /// <param name="context">A GET or HEAD.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="result">The result of the operation.</param>
    /// <param name="body">What of the result is the body of the response.</param>
    /// <param name="cacheControl">The header's value; null if the response may not be cached.</param>
    /// <returns>Whether the client already has this response. Then the response is complete, as 304.</returns>
    public bool IsUnchanged(
        HttpContext context, Caller caller, OperationResult result, ReadOnlyMemory<byte> body, out string? cacheControl)
    {
        cacheControl = null;
        if (result.Status != OperationStatus.Executed)
        {
            return false;
        }

        var response = context.Response;
        var maxAge = (long)result.Cache.MaxAge.TotalSeconds;
        if (maxAge > 0)
        {
            var scope = result.Cache.IsPrivate || IsPersonal(context.Request, caller) ? "private" : "public";
            cacheControl = string.Create(CultureInfo.InvariantCulture, $"{scope}, max-age={maxAge}");

            // Vary names these headers even if the request lacks them: a response to a request without them is not valid for one with them.
            // It also names Origin, since a response names the origin that may read it (CORS).
            response.Headers.Vary = StringValues.Concat(
                response.Headers.Vary, response.Headers.Vary.Contains(HeaderNames.Origin) ? _callers : _vary);
        }

        var tag = EntityTag.Of(body.Span);
        response.Headers.ETag = tag;
        if (!EntityTag.IsKnown(context.Request, tag))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.CacheControl = cacheControl ?? CacheControlHeaderValue.NoStoreString;

        // The 304 needs the same Vary as the full response (RFC 9110, 15.4.5). With less, a cache would send a compressed response to any
        // client.
        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, HeaderNames.Accept);
        if (compression.Concerns(context.Request, body.Length))
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        return true;
    }

    // Not every CDN respects Vary, so a response that may depend on the caller is never public. A language alone is not personal.
    private static bool IsPersonal(HttpRequest request, Caller caller)
        => request.Headers.Authorization.Count > 0
            || (caller.Identity != Caller.Anonymous.Identity
                && !(caller.Metadata is [var header] && header.Key.Equals(HeaderNames.AcceptLanguage, StringComparison.OrdinalIgnoreCase)));
}
