using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>Makes the balancer of one channel.</summary>
internal sealed class InstanceBalancerFactory(ChannelConnections owner, InstanceGroup instances) : LoadBalancerFactory
{
    /// <summary>The policy's name in the channel's service config.</summary>
    public const string PolicyName = "round_robin_of_the_healthy";

    public override string Name => PolicyName;

    public override LoadBalancer Create(LoadBalancerOptions options) =>
        owner.Own(new InstanceBalancer(options.Controller, options.LoggerFactory, instances));
}
