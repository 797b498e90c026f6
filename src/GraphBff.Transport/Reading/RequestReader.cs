using GraphBff.Transport.Configuration;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Reading;

/// <summary>
/// Reads the parameters of a request, whatever the kind of its response: from the body of a POST, or from the query string of a GET.
/// </summary>
/// <remarks>
/// There are three steps, for the headers, the bytes and the parameters. A caller that waits between them keeps only what it needs.
/// </remarks>
internal sealed class RequestReader(IOptions<GraphTransportOptions> options)
{
    private readonly GraphTransportOptions _options = options.Value;

    /// <summary>Why the request is refused before its body is read, or null.</summary>
    public Refusal? CheckHeaders(HttpContext context)
        => HttpMethods.IsPost(context.Request.Method) ? CheckBody(context) : CheckQueryString(context.Request);

    /// <summary>Whether the query string is too long.</summary>
    public Refusal? CheckQueryString(HttpRequest request)
        => request.QueryString.Value?.Length > _options.MaxQueryStringLength ? Refusals.UriTooLong : null;

    /// <summary>Whether the headers announce a body of JSON that is not too large.</summary>
    public Refusal? CheckBody(HttpContext context)
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

        return headers.ContentLength > _options.MaxRequestBodySize ? Refusals.PayloadTooLarge : null;
    }

    /// <summary>Reads the bytes of the parameters. Return them to the pool when nothing reads them any more.</summary>
    /// <exception cref="ClientGoneException">The connection broke.</exception>
    /// <exception cref="BadHttpRequestException">The body breaks a rule of HTTP or a limit of the server.</exception>
    public ValueTask<RequestBody> ReadAsync(HttpRequest request)
        => HttpMethods.IsPost(request.Method) ? ReadBodyAsync(request) : new(RequestBody.Of(request.QueryString));

    /// <inheritdoc cref="ReadAsync"/>
    public ValueTask<RequestBody> ReadBodyAsync(HttpRequest request)
        => RequestBody.ReadAsync(request.BodyReader, _options.MaxRequestBodySize);

    /// <summary>Reads the parameters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">The result of <see cref="ReadAsync"/>.</param>
    /// <param name="parameters">Slices of <paramref name="body"/>.</param>
    /// <returns>Why the request does not run, or null.</returns>
    public static Refusal? Parse(HttpRequest request, RequestBody body, out GraphParameters parameters)
    {
        if (body.TooLarge)
        {
            parameters = default;
            return Refusals.PayloadTooLarge;
        }

        return HttpMethods.IsPost(request.Method)
            ? JsonParameters.Read(body.Memory, out parameters)
            : QueryStringParameters.Read(body.Memory, out parameters);
    }
}
