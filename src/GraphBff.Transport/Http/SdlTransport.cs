using System.Security.Cryptography;
using System.Text;
using GraphBff.Engine.Execution;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Http;

/// <summary>
/// The schema as text, for code generators and people: <c>GET /graphql?sdl</c>, in UTF-8, whatever <c>Accept</c> says. A client that
/// sends the <c>ETag</c> back as <c>If-None-Match</c> gets 304 while the schema is the same.
/// </summary>
internal sealed class SdlTransport(GraphEngine engine, GraphResponses responses, IOptions<GraphTransportOptions> options) : IGraphTransport
{
    private readonly Lazy<Document> _document = new(() => new Document(Encoding.UTF8.GetBytes(engine.Sdl)));

    /// <summary>A query wins, so that no operation ever gets another answer for a parameter that the specification may add.</summary>
    public bool CanServe(HttpRequest request)
        => options.Value.ServeSdl
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && QueryStringParameters.Has(request.QueryString.Value, "sdl")
            && !QueryStringParameters.Has(request.QueryString.Value, "query");

    public async Task ServeAsync(HttpContext context)
    {
        var document = _document.Value;
        var response = context.Response;
        response.Headers.ETag = document.Tag;
        response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString;
        if (IsKnown(context.Request, document.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/plain; charset=utf-8";
        await responses.WriteAsync(context, document.Text).ConfigureAwait(false);
    }

    /// <summary>RFC 9110, 13.1.2: compared weakly; <c>*</c> stands for any.</summary>
    private static bool IsKnown(HttpRequest request, string tag)
    {
        var current = EntityTagHeaderValue.Parse(tag);
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(current, useStrongComparison: false));
    }

    private sealed class Document(byte[] text)
    {
        public byte[] Text { get; } = text;

        /// <summary>Weak, since compression changes the bytes.</summary>
        public string Tag { get; } = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16))}\"";
    }
}
