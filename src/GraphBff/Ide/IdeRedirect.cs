using GraphBff.Transport.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Ide;

/// <summary>Redirects a browser that opens the GraphQL endpoint to the IDE. Comes after the transports that run operations.</summary>
internal sealed class IdeRedirect(IOptions<IdeOptions> options) : IGraphTransport
{
    private readonly bool _enabled = options.Value.Enabled;

    /// <summary>
    /// A GET that no other transport serves wants HTML and no operation. A request for a schema that is not served gets no IDE.
    /// </summary>
    public bool CanServe(HttpRequest request)
        => _enabled && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Query.ContainsKey("sdl");

    public Task ServeAsync(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        IdeRoute.Redirect(context);
        return Task.CompletedTask;
    }
}
