using System.Globalization;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Responses;

/// <summary>
/// What caches may do with the answer to a GET: keep it as long as the hints of its fields say (RFC 9111, 5.2.2), and ask by its tag
/// whether it still holds.
/// </summary>
internal sealed class ResponseCaching(ICallerFactory callers, BodyCompression compression)
{
    private readonly string[] _callers = [.. callers.Headers];
    private readonly string[] _vary = [.. callers.Headers, HeaderNames.Origin];

    /// <summary>Sets <c>ETag</c> and <c>Vary</c>, and finds the <c>Cache-Control</c>.</summary>
    /// <param name="context">A GET or HEAD.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="result">What the operation gave.</param>
    /// <param name="cacheControl">The header's value; null where nobody may keep the answer.</param>
    /// <returns>Whether the client has this very answer: then it is complete, as 304.</returns>
    public bool IsUnchanged(HttpContext context, Caller caller, OperationResult result, out string? cacheControl)
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

            // Named whether the request has them or not: what one without them may see is not for one with them.
            // A page of another origin cannot use an answer that does not name it: also one that was given to no page.
            response.Headers.Vary = StringValues.Concat(
                response.Headers.Vary, response.Headers.Vary.Contains(HeaderNames.Origin) ? _callers : _vary);
        }

        var tag = EntityTag.Of(result.Body.Span);
        response.Headers.ETag = tag;
        if (!EntityTag.IsKnown(context.Request, tag))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.CacheControl = cacheControl ?? CacheControlHeaderValue.NoStoreString;

        // As of the whole answer (RFC 9110, 15.4.5): a cache that took less would hand a compressed one to anybody.
        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, HeaderNames.Accept);
        if (compression.Concerns(context.Request, result.Body.Length))
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        return true;
    }

    // Not every CDN heeds Vary, so an answer that may be one caller's own never says that it is public. A language is no identity.
    private static bool IsPersonal(HttpRequest request, Caller caller)
        => request.Headers.Authorization.Count > 0
            || (caller.Identity != Caller.Anonymous.Identity
                && !(caller.Metadata is [var header] && header.Key.Equals(HeaderNames.AcceptLanguage, StringComparison.OrdinalIgnoreCase)));
}
