using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Negotiation;

/// <summary>
/// Whether a body is JSON in UTF-8 (GraphQL over HTTP, 4.4 POST). No other type is accepted: a browser sends some types, or no type, to
/// other origins without a preflight, and a request without a preflight must have no side effects.
/// </summary>
internal static class RequestContentType
{
    public static bool IsJson(StringValues contentType)
        => contentType.Count == 1 && contentType[0] switch
        {
            null => false,
            MediaTypes.Json or "application/json; charset=utf-8" or "application/json;charset=UTF-8" => true,
            var other => MediaTypeHeaderValue.TryParse(other, out var parsed) && IsJson(parsed),
        };

    private static bool IsJson(MediaTypeHeaderValue type)
        => type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || Charset.IsUtf8(type.Charset.AsSpan()));
}
