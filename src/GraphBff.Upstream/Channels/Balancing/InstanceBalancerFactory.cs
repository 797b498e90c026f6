using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>Makes the balancer of one channel.</summary>
/// <param name="own">Disposes of a balancer when the host ends.</param>
/// <param name="instances">What it balances over.</param>
internal sealed class InstanceBalancerFactory(Func<LoadBalancer, LoadBalancer> own, InstanceGroup instances) : LoadBalancerFactory
{
    /// <summary>The policy's name in the channel's service config.</summary>
    public const string PolicyName = "round_robin_of_the_healthy";

    public override string Name => PolicyName;

    public override LoadBalancer Create(LoadBalancerOptions options)
        => own(new InstanceBalancer(options.Controller, options.LoggerFactory, instances));
}
