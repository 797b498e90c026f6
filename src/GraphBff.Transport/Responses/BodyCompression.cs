using GraphBff.Transport.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Uses the framework's response compression, but only after the size of a body is known. The framework's middleware wraps every response
/// and has no minimum size.
/// </summary>
internal sealed class BodyCompression(IServiceProvider services, IOptions<GraphTransportOptions> options)
{
    private readonly ResponseCompressionProvider _provider = new(
        services,
        Options.Create(new ResponseCompressionOptions { EnableForHttps = true, MimeTypes = ["*/*"] }));

    /// <summary>Whether a body of this size may be compressed. If so, its response varies by <c>Accept-Encoding</c>.</summary>
    public bool Concerns(HttpRequest request, int size)
        => size >= options.Value.MinCompressedSize && (!request.IsHttps || HttpMethods.IsPost(request.Method));

    /// <summary>The compression that the client accepts, or null.</summary>
    public ICompressionProvider? Choose(HttpContext context)
        => _provider.CheckRequestAcceptsCompression(context) && _provider.ShouldCompressResponse(context)
            ? _provider.GetCompressionProvider(context)
            : null;
}
