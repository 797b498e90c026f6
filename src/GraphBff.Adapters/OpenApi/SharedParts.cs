using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GraphBff.Adapters.OpenApi;

/// <summary>What operations have in common, as components.</summary>
internal static class SharedParts
{
    public const string ETag = "ETag";
    public const string Link = "Link";
    public const string Location = "Location";
    public const string RetryAfter = "Retry-After";
    public const string Challenge = "WWW-Authenticate";
    public const string IfNoneMatch = "IfNoneMatch";
    public const string NotModified = "NotModified";

    private static readonly (string Name, string Description)[] AllHeaders =
    [
        (ETag, "The version of the response, for If-None-Match."),
        (Link, "The next page, with rel=\"next\" (RFC 8288). The last page has none."),
        (Location, "The path of what was created."),
        (RetryAfter, "How many seconds to wait before the same request may succeed, if that is known."),
        (Challenge, "Bearer."),
    ];

    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, description) in AllHeaders)
        {
            document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = description, Schema = Text() });
        }

        document.AddComponent<IOpenApiParameter>(
            IfNoneMatch,
            new OpenApiParameter
            {
                Name = HeaderNames.IfNoneMatch,
                In = ParameterLocation.Header,
                Description = "The ETag of a response that the client has.",
                Schema = Text(),
            });
        document.AddComponent<IOpenApiResponse>(
            NotModified,
            new OpenApiResponse { Description = "The client has this response.", Headers = Headers(document, ETag) });
        ProblemParts.AddTo(document);
    }

    /// <summary>References to headers; null for none.</summary>
    public static Dictionary<string, IOpenApiHeader>? Headers(OpenApiDocument document, params string[] names)
        => names.Length == 0 ? null : names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
