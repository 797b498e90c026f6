using Grpc.Core;

namespace GraphBff.Upstream.Channels;

/// <summary>The channel to one service. It connects at its first call and lives as long as the host.</summary>
public sealed class UpstreamChannel
{
    internal UpstreamChannel(string name, string address, CallInvoker invoker)
    {
        Name = name;
        Address = address;
        Invoker = invoker;
    }

    /// <summary>The upstream's name, e.g. <c>users</c>; errors have it as <c>extensions.service</c>.</summary>
    public string Name { get; }

    /// <summary>The address as configured.</summary>
    public string Address { get; }

    /// <summary>The invoker of this service's clients.</summary>
    public CallInvoker Invoker { get; }
}
