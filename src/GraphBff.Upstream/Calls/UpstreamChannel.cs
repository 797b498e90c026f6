using GraphBff.Upstream.Retries;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// The channel to one service: all addresses behind its name in turn, since a channel that sticks to one connection sticks to
/// one instance of the service.
/// </summary>
public sealed class UpstreamChannel : IDisposable
{
    private readonly GrpcChannel _channel;

    private UpstreamChannel(
        string name, string address, UpstreamOptions options, IEnumerable<string> reads, GrpcChannel channel, ILoggerFactory loggers)
    {
        Name = name;
        Address = address;
        _channel = channel;
        Invoker = new UpstreamInvoker(
            channel.CreateCallInvoker(),
            new CallLog(name, loggers.CreateLogger("GraphBff.Upstream.Calls")),
            new CallRetries(options, reads, TimeProvider.System, Random.Shared.NextDouble));
    }

    /// <summary>The upstream's name, e.g. <c>users</c>; errors have it as <c>extensions.service</c>.</summary>
    public string Name { get; }

    /// <summary>The address as configured.</summary>
    public string Address { get; }

    /// <summary>What clients of this service are made on.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>How the connections stand; Idle until the first call.</summary>
    public ConnectivityState State => _channel.State;

    /// <summary>Makes a channel; it connects when it is first called.</summary>
    /// <param name="name">The upstream's name.</param>
    /// <param name="address"><c>http://host:port</c> without TLS, or <c>https://host:port</c>; a name is resolved to all its addresses.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="reads">The full names of the methods that may be sent again when the service is UNAVAILABLE; see <see cref="ReadMethods"/>.</param>
    /// <param name="loggers">Where failed calls and connections are logged; nowhere if null.</param>
    /// <exception cref="ArgumentException">The address is not of the form.</exception>
    public static UpstreamChannel Create(
        string name, string address, UpstreamOptions options, IEnumerable<string>? reads = null, ILoggerFactory? loggers = null)
    {
        var where = UpstreamAddress.Parse(name, address);
        loggers ??= NullLoggerFactory.Instance;
        var services = new ServiceCollection()
            .AddSingleton<ResolverFactory>(new DnsResolverFactory(options.AddressRefreshInterval))
            .BuildServiceProvider();
        var channel = GrpcChannel.ForAddress(where.Target, new GrpcChannelOptions
        {
            Credentials = where.IsSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
            HttpHandler = Handler(options),
            DisposeHttpClient = true,
            ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } },
            DisableResolverServiceConfig = true,
            ServiceProvider = services,
            MaxReceiveMessageSize = options.MaxResponseBytes,
            // Grpc.Net.Client's own maximum is two minutes: too long for a service that is back.
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(200),
            MaxReconnectBackoff = TimeSpan.FromSeconds(5),
            LoggerFactory = loggers,
        });
        return new UpstreamChannel(name, address, options, reads ?? [], channel, loggers);
    }

    public void Dispose() => _channel.Dispose();

    private static SocketsHttpHandler Handler(UpstreamOptions options) => new()
    {
        ActivityHeadersPropagator = TraceContextPropagator.Instance,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        KeepAlivePingDelay = options.KeepAliveInterval,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        // Servers allow no pings without calls (gRFC A8).
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
    };
}
