using GraphBff.Transport.Configuration;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Reading;

/// <summary>
/// From a request to its parameters, whatever it is answered with: out of the body of a POST, or the query string of a GET.
/// </summary>
/// <remarks>
/// Three steps, so that a caller that waits between them keeps only what it needs: the headers, the bytes, the parameters.
/// </remarks>
internal sealed class RequestReader(IOptions<GraphTransportOptions> options)
{
    private readonly int _maxBodySize = options.Value.MaxRequestBodySize;
    private readonly int _maxQueryStringLength = options.Value.MaxQueryStringLength;

    /// <summary>Why the request is not worth reading, or null.</summary>
    public Refusal? CheckHeaders(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return request.QueryString.Value?.Length > _maxQueryStringLength ? Refusals.UriTooLong : null;
        }

        var headers = request.Headers;
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

        return headers.ContentLength > _maxBodySize ? Refusals.PayloadTooLarge : null;
    }

    /// <summary>The bytes that hold the parameters. Return them once nothing reads them any more.</summary>
    /// <exception cref="ClientGoneException">The connection broke.</exception>
    /// <exception cref="BadHttpRequestException">The body breaks a rule of HTTP or a limit of the server.</exception>
    public ValueTask<RequestBody> ReadAsync(HttpRequest request)
        => HttpMethods.IsPost(request.Method)
            ? RequestBody.ReadAsync(request.BodyReader, _maxBodySize)
            : new(RequestBody.Of(request.QueryString));

    /// <summary>Finds the parameters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">What <see cref="ReadAsync"/> gave.</param>
    /// <param name="parameters">Slices of <paramref name="body"/>.</param>
    /// <returns>Why the request is not run, or null.</returns>
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
