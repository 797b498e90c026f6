using System.Text;
using GraphBff.Engine;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Http;

/// <summary>
/// The schema as text, for code generators and people: <c>GET /graphql?sdl</c>, in UTF-8, whatever <c>Accept</c> says. A client that sends
/// the <c>ETag</c> back in <c>If-None-Match</c> gets 304 until the schema changes.
/// </summary>
internal sealed class SdlTransport(GraphEngine engine, GraphResponses responses, IOptions<GraphTransportOptions> options) : IGraphTransport
{
    private readonly Lazy<Document> _document = new(() => new Document(Encoding.UTF8.GetBytes(engine.Sdl)));

    /// <summary>A <c>query</c> takes precedence, so that no operation fails if the specification adds a parameter of this name.</summary>
    public bool CanServe(HttpRequest request)
        => options.Value.ServeSdl
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && QueryStringParameters.Has(request.QueryString.Value, "sdl")
            && !QueryStringParameters.HasDocument(request.QueryString.Value);

    public async Task ServeAsync(HttpContext context)
    {
        var document = _document.Value;
        var response = context.Response;
        response.Headers.ETag = document.Tag;
        response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString;

        // A cache may store the response, which names the origin that may read it (CORS). So each origin needs its own copy.
        response.Headers.Vary = HeaderNames.Origin;
        if (EntityTag.IsKnown(context.Request, document.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/plain; charset=utf-8";
        await responses.WriteAsync(context, document.Text).ConfigureAwait(false);
    }

    private sealed class Document(byte[] text)
    {
        public byte[] Text { get; } = text;

        public string Tag { get; } = EntityTag.Of(text);
    }
}
