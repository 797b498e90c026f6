using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Origins;

/// <summary>Whose pages may use the endpoint (RFC 6454). A request without an origin is of no page, or of one of the endpoint's own.</summary>
internal sealed class OriginPolicy(IOptions<GraphTransportOptions> options)
{
    private readonly string[] _allowed = options.Value.AllowedOrigins;

    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0
            || (origin is [{ } page] && (IsListed(page) || IsOwn(page, request.Host) || IsLocal(page, request.Host)));
    }

    private bool IsListed(string origin)
    {
        foreach (var allowed in _allowed)
        {
            if (allowed == "*" || allowed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Without the scheme: TLS may end at a proxy.
    private static bool IsOwn(string origin, HostString host)
    {
        var start = origin.IndexOf("://", StringComparison.Ordinal);
        return start > 0 && host.HasValue && origin.AsSpan(start + 3).Equals(host.Value, StringComparison.OrdinalIgnoreCase);
    }

    // A development server's page on another port of the same machine.
    private static bool IsLocal(string origin, HostString host)
        => Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback && page.Host.Length > 0
            && Uri.TryCreate($"http://{host.Value}", UriKind.Absolute, out var here) && here.IsLoopback;
}
