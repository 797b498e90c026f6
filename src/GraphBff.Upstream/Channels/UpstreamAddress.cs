namespace GraphBff.Upstream.Channels;

/// <summary>The configured address of a service: <c>http://host:port</c> (no TLS) or <c>https://host:port</c>.</summary>
/// <param name="Target">What the channel resolves: <c>dns:///host:port</c>.</param>
/// <param name="IsSecure">Whether calls go over TLS.</param>
internal readonly record struct UpstreamAddress(string Target, bool IsSecure)
{
    /// <summary>Reads a configured address.</summary>
    /// <exception cref="ArgumentException">It has another form.</exception>
    public static UpstreamAddress Parse(string upstream, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new ArgumentException(
                $"The address of the upstream '{upstream}' must be of the form http://host:port or https://host:port, not '{address}'.",
                nameof(address));
        }

        return new($"dns:///{uri.Host}:{uri.Port}", uri.Scheme == Uri.UriSchemeHttps);
    }
}
