using System.Buffers;
using System.Text;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Http;

/// <summary>
/// Queries, their parameters in the query string (GraphQL over HTTP, 4.3 GET). Nothing here has an effect, so that a request which
/// another site makes a browser send can do no harm.
/// </summary>
internal sealed class GetTransport(OperationRunner runner, GraphResponses responses, IOptions<GraphTransportOptions> options)
    : IGraphTransport
{
    private readonly int _maxLength = options.Value.MaxQueryStringLength;

    /// <summary>A browser that navigates here wants a page, which is another transport's to give.</summary>
    public bool CanServe(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && (QueryStringParameters.Has(request.QueryString.Value, "query") || !AcceptHeader.NamesHtml(request.Headers.Accept));

    public async Task ServeAsync(HttpContext context)
    {
        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        var queryString = context.Request.QueryString.Value ?? "";
        var tooLong = queryString.Length > _maxLength;
        if (format == ResponseFormat.NotAcceptable || tooLong)
        {
            var refusal = tooLong ? Refusals.UriTooLong : Refusals.NotAcceptable;
            await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(queryString.Length));
        await ServeAsync(context, format, Encode(queryString, buffer)).ConfigureAwait(false);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private async Task ServeAsync(HttpContext context, ResponseFormat format, Memory<byte> encoded)
    {
        if (QueryStringParameters.Read(encoded, out var parameters) is { } refusal)
        {
            await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
            return;
        }

        await runner.RunAsync(context, format, parameters).ConfigureAwait(false);
    }

    private static Memory<byte> Encode(string queryString, byte[] buffer)
        => buffer.AsMemory(0, Encoding.UTF8.GetBytes(queryString.AsSpan().TrimStart('?'), buffer));
}
