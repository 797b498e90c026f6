using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// What one upstream's channel is made of: handler, resolver and balancer. It closes them when the host ends, since
/// <see cref="Grpc.Net.ClientFactory.GrpcClientFactory"/> never disposes of a channel.
/// </summary>
internal sealed class ChannelConnections(
    string address, UpstreamOptions options, InstanceGroup instances, IServiceProvider host, ILoggerFactory loggers) : IDisposable
{
    // For the headers and trailers of one response: 1 MiB.
    private static readonly int MaxHeadersKibibytes = 1024;

    private readonly UpstreamAddress _address = UpstreamAddress.Parse(instances.Service, address);
    private readonly List<IDisposable> _parts = [];
    private bool _isDisposed;

    /// <summary>The address as configured.</summary>
    public string Address => address;

    /// <summary>What the channel resolves.</summary>
    public Uri Target { get; } = new(UpstreamAddress.Parse(instances.Service, address).Target);

    /// <summary>Sets what the host may set otherwise by <c>ConfigureChannel</c>.</summary>
    public void Configure(GrpcChannelOptions channel)
    {
        channel.Credentials = _address.IsSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        channel.ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new LoadBalancingConfig(InstanceBalancerFactory.PolicyName) } };
        channel.ServiceProvider = new ChannelServices(this, instances, options, host);
        // A TXT record of the service's name does not change how it is called.
        channel.DisableResolverServiceConfig = true;
        // 4 MiB by default. What is sent has no limit: the services have theirs.
        channel.MaxReceiveMessageSize = options.MaxResponseBytes;
        // The default of two minutes is too long for a service that is back.
        channel.InitialReconnectBackoff = TimeSpan.FromMilliseconds(200);
        channel.MaxReconnectBackoff = TimeSpan.FromSeconds(5);
        channel.LoggerFactory = loggers;
        // As by default: MaxRetryAttempts, MaxRetryBufferSize, MaxRetryBufferPerCallSize (no method has a retry policy, so nothing is
        // buffered), ThrowOperationCanceledOnCancellation (false: a cancelled call is an RpcException as any other), and
        // UnsafeUseInsecureChannelCallCredentials (false: call credentials go over TLS only, unless the host decides otherwise).
    }

    /// <summary>The handler at the inner end, unless the host brings its own.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        // The trace context and nothing else; the default sends baggage too.
        ActivityHeadersPropagator = TraceContextPropagator.Instance,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // A server commonly takes 100 streams a connection.
        EnableMultipleHttp2Connections = true,
        // A connection without calls costs nothing, and the next caller would wait for a new one. The default is one minute.
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        PooledConnectionLifetime = options.ConnectionLifetime,
        KeepAlivePingDelay = options.KeepAliveInterval,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        // Servers allow no pings without calls (gRFC A8).
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        // Larger headers or trailers end the connection, with all its calls. The default, 64 KiB, is less than what services put into an
        // error's details.
        MaxResponseHeadersLength = MaxHeadersKibibytes,
        PlaintextStreamFilter = new SocketKeepAlive(options, loggers.CreateLogger<SocketKeepAlive>()).WatchAsync,
        // As by default: decompression (none; gRPC compresses messages), TLS by the system's authorities, the window of HTTP/2
        // (it grows by the bandwidth seen), no limit of connections.
    };

    /// <summary>Completes the chain of handlers behind the host's own.</summary>
    public void Complete(HttpMessageHandlerBuilder chain)
    {
        if (chain.PrimaryHandler is SocketsHttpHandler sockets)
        {
            // Never right here, so also set where the host brings a handler. One channel serves all callers: a cookie of one would
            // travel with the calls of the others.
            sockets.UseCookies = false;
            // gRPC has no redirects; to follow one is to send a write twice.
            sockets.AllowAutoRedirect = false;
            // The balancer connects to instances by itself; through a proxy (HTTP_PROXY) it could not.
            sockets.UseProxy = false;
            SingleSending.Configure(sockets);
            Own(sockets);
            // Nearest to the connections: what it sees is what the instance did, whatever the host's handlers do.
            chain.AdditionalHandlers.Add(new ReplyHandler(instances, options, Own(new PingIntervals(sockets))));
        }
    }

    /// <summary>Disposes of something when the host ends, or at once if it has ended.</summary>
    public T Own<T>(T part)
        where T : IDisposable
    {
        lock (_parts)
        {
            if (!_isDisposed)
            {
                _parts.Add(part);
                return part;
            }
        }

        part.Dispose();
        return part;
    }

    public void Dispose()
    {
        lock (_parts)
        {
            _isDisposed = true;
        }

        // The newest first: the balancer, then the resolver that feeds it, then the connections.
        for (int i = _parts.Count - 1; i >= 0; i--)
        {
            _parts[i].Dispose();
        }
    }
}
