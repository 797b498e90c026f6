using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Http;

/// <summary>Any operation, its parameters a JSON body (GraphQL over HTTP, 4.4 POST).</summary>
internal sealed class PostTransport(OperationRunner runner, GraphResponses responses, IOptions<GraphTransportOptions> options)
    : IGraphTransport
{
    private readonly int _maxBodySize = options.Value.MaxRequestBodySize;

    public bool CanServe(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public async Task ServeAsync(HttpContext context)
    {
        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        if (CheckHeaders(context, format) is { } unread)
        {
            await responses.WriteAsync(context, format, unread).ConfigureAwait(false);
            return;
        }

        // Where an exception leaves this method, steps that it did not wait for may still read the memory: it is not pooled again then.
        var body = await RequestBody.ReadAsync(context.Request.BodyReader, _maxBodySize).ConfigureAwait(false);
        var parameters = default(GraphParameters);
        var refusal = body.TooLarge ? Refusals.PayloadTooLarge : JsonParameters.Read(body.Memory, out parameters);
        if (refusal is null)
        {
            await runner.RunAsync(context, format, parameters).ConfigureAwait(false);
        }
        else
        {
            await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
        }

        body.Return();
    }

    private Refusal? CheckHeaders(HttpContext context, ResponseFormat format)
    {
        var headers = context.Request.Headers;
        if (!RequestContentType.IsJson(headers.ContentType))
        {
            context.Response.Headers.Accept = MediaTypes.Json;
            return Refusals.UnsupportedMediaType;
        }

        if (headers.ContentEncoding.Count > 0 && headers.ContentEncoding != "identity")
        {
            context.Response.Headers.AcceptEncoding = "identity";
            return Refusals.UnsupportedEncoding;
        }

        if (format == ResponseFormat.NotAcceptable)
        {
            return Refusals.NotAcceptable;
        }

        return headers.ContentLength > _maxBodySize ? Refusals.PayloadTooLarge : null;
    }
}
