using Grpc.Core;

namespace GraphBff.Upstream.Channels;

/// <summary>The channel to one service. It connects at its first call and lives as long as the host.</summary>
public sealed class UpstreamChannel
{
    private readonly ChannelConnections _connections;

    internal UpstreamChannel(string name, ChannelConnections connections, CallInvoker plain, CallInvoker invoker)
    {
        _connections = connections;
        Name = name;
        Plain = plain;
        Invoker = invoker;
    }

    /// <summary>The upstream's name, e.g. <c>users</c>; errors have it as <c>extensions.service</c>.</summary>
    public string Name { get; }

    /// <summary>The address as configured.</summary>
    public string Address => _connections.Address;

    /// <summary>The invoker of this service's clients.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>The channel's own invoker: its calls are not logged, counted or sent again.</summary>
    internal CallInvoker Plain { get; }

    /// <summary>
    /// Goes over to another address as soon as its name is resolved. New calls go there; those under way end where they are, upstream
    /// streams too. Not to be called by two threads at once.
    /// </summary>
    /// <param name="address"><c>http://host:port</c> without TLS, or <c>https://host:port</c>.</param>
    /// <returns>False, and nothing changes, if TLS would begin or end: that needs a new channel.</returns>
    /// <exception cref="ArgumentException">The address has another form.</exception>
    public bool MoveTo(string address) => _connections.MoveTo(address);
}
