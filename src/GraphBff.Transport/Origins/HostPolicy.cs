using System.Net;
using GraphBff.Transport.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphBff.Transport.Origins;

/// <summary>
/// The hosts for which the endpoint answers. With DNS rebinding, the owner of <c>evil.example</c> points that name at this server. For the
/// browser, page and endpoint then have the same origin, and only the name in <c>Host</c> shows the attack.
/// </summary>
internal sealed class HostPolicy(IOptions<GraphTransportOptions> options, IHostEnvironment environment, IServer? server = null)
{
    private readonly StringSegment[] _allowed = [.. options.Value.AllowedHosts.Select(host => new StringSegment(host))];
    private readonly bool _isAny = options.Value.AllowedHosts.Contains("*")
        || (options.Value.AllowedHosts.Length == 0 && !environment.IsDevelopment());

    public bool Allows(HttpContext context)
    {
        if (_isAny)
        {
            return true;
        }

        // HTTP/1.0 clients may omit Host. A browser never does.
        var host = context.Request.Host;
        return !host.HasValue
            || (_allowed.Length > 0 ? HostString.MatchesAny(host.Host, _allowed) : IsLocal(host.Host, context.Connection.LocalIpAddress));
    }

    private bool IsLocal(string host, IPAddress? address)
        => IPAddress.TryParse(host, out var literal)
            ? IPAddress.IsLoopback(literal) || literal.Equals(address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                || IsListenedOn(host);

    private bool IsListenedOn(string host)
    {
        foreach (var address in server?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
