using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>Resolves every name to the same hosts, at the requested port.</summary>
internal sealed class FixedResolverFactory(string[] hosts) : ResolverFactory
{
    public override string Name => "dns";

    public override Resolver Create(ResolverOptions options)
    {
        var port = int.Parse(options.Address.AbsolutePath.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture);
        return new StaticResolverFactory(_ => [.. hosts.Select(host => new BalancerAddress(host, port))]).Create(options);
    }
}
