using Microsoft.AspNetCore.Http.Features;

namespace GraphBff.Hosting.Warming;

/// <summary>
/// A request of the process to itself, through the whole pipeline but without a socket. As a feature of the request it is the mark of such
/// requests: no client can set it.
/// </summary>
internal sealed class OwnRequest
{
    /// <summary>Posts JSON.</summary>
    /// <param name="pipeline">The pipeline of the server.</param>
    /// <param name="services">The services of the request.</param>
    /// <param name="path">The path of the endpoint.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the response any more.</param>
    /// <exception cref="HttpRequestException">The response is not 200.</exception>
    public static async Task PostAsync(
        RequestDelegate pipeline, IServiceProvider services, string path, byte[] body, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = cancellationToken };
        context.Features.Set(new OwnRequest());
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.Request.Protocol = HttpProtocol.Http11;
        context.Request.Method = HttpMethods.Post;
        context.Request.Scheme = Uri.UriSchemeHttp;
        context.Request.Path = path;
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        await pipeline(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            throw new HttpRequestException($"{path} answered {context.Response.StatusCode}.");
        }
    }
}
