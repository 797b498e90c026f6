using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels;

/// <summary>The services of a channel: the host's, plus this channel's own resolver and balancer.</summary>
internal sealed class ChannelServices(
    ChannelConnections connections, InstanceGroup instances, UpstreamOptions options, IServiceProvider host) : IServiceProvider
{
    public object? GetService(Type serviceType)
    {
        var service = host.GetService(serviceType);
        if (serviceType == typeof(IEnumerable<ResolverFactory>))
        {
            // The first factory of a scheme wins, so a host can resolve names in its own way.
            return Own((IEnumerable<ResolverFactory>?)service ?? [], new DnsResolverFactory(options.AddressRefreshInterval));
        }

        return serviceType == typeof(IEnumerable<LoadBalancerFactory>)
            ? ((IEnumerable<LoadBalancerFactory>?)service ?? []).Append(new InstanceBalancerFactory(connections.Own, instances))
            : service;
    }

    private IEnumerable<ResolverFactory> Own(IEnumerable<ResolverFactory> factories, ResolverFactory last)
        => factories.Append(last).Select(factory => new OwnedResolverFactory(factory, connections));

    /// <summary>Makes resolvers that can move, and that stop when the host stops.</summary>
    private sealed class OwnedResolverFactory(ResolverFactory inner, ChannelConnections owner) : ResolverFactory
    {
        public override string Name => inner.Name;

        public override Resolver Create(ResolverOptions options) => owner.Resolve(inner.Create(options));
    }
}
