using GraphBff.Transport.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Origins;

/// <summary>
/// The origins whose pages may use the endpoint (RFC 6454). A request without an origin comes from no page, or from a page of the endpoint
/// itself.
/// </summary>
public sealed class OriginPolicy(IOptions<GraphTransportOptions> options)
{
    /// <summary>Whether the request is of no page, or of one that may read its response.</summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0
            || (origin is [{ } page] && (IsListed(page) || IsOwn(page, request) || IsLocal(page, request.Host)));
    }

    private bool IsListed(string origin)
    {
        foreach (var allowed in options.Value.AllowedOrigins)
        {
            if (allowed == "*" || allowed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The host is an allowed one: requests for others were refused before.
    private static bool IsOwn(string origin, HttpRequest request)
        => Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var here)
            && page.Host.Length > 0
            && (page.Scheme, page.IdnHost, page.Port) == (here.Scheme, here.IdnHost, here.Port);

    // A development server's page, on another port of the same machine.
    private static bool IsLocal(string origin, HostString host)
        => Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback && page.Host.Length > 0
            && Uri.TryCreate($"http://{host.Value}", UriKind.Absolute, out var here) && here.IsLoopback;
}
