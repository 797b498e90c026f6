using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Telemetry;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// The parts of one upstream's channel: handler, resolver and balancer. It closes them when the host stops, since
/// <see cref="Grpc.Net.ClientFactory.GrpcClientFactory"/> never disposes a channel.
/// </summary>
internal sealed class ChannelConnections(
    string address, UpstreamOptions options, InstanceGroup instances, IServiceProvider host, ILoggerFactory loggers) : IDisposable
{
    // For the headers and trailers of one response: 1 MiB. CA2262 takes a constant of this size for bytes.
    private static readonly int MaxHeadersKibibytes = 1024;

    private readonly UpstreamAddress _address = UpstreamAddress.Parse(instances.Service, address);
    private readonly List<IDisposable> _parts = [];
    private MovingResolver? _resolver;
    private bool _isDisposed;

    /// <summary>The address as configured.</summary>
    public string Address { get; private set; } = address;

    /// <summary>Measures the calls of the channel.</summary>
    public ServiceTelemetry Telemetry { get; } = new(
        host.GetRequiredService<UpstreamTelemetry>(), new Uri(address).Host, new Uri(address).Port);

    /// <summary>What the channel resolves.</summary>
    public Uri Target { get; } = new(UpstreamAddress.Parse(instances.Service, address).Target);

    /// <summary>See <see cref="UpstreamChannel.MoveTo"/>.</summary>
    public bool MoveTo(string next)
    {
        var target = UpstreamAddress.Parse(instances.Service, next);
        if (target.IsSecure != _address.IsSecure)
        {
            return false;
        }

        if (next != Address)
        {
            Address = next;

            // Only a channel can make the options from which a resolver is made. This one gives its resolver to the channel that exists
            // (Resolve), and is never connected.
            var options = new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() };
            Configure(options);
            _ = GrpcChannel.ForAddress(target.Target, options);
        }

        return true;
    }

    /// <summary>The resolver of the channel. After the first, each moves the channel to what it resolves.</summary>
    public Resolver Resolve(Resolver next)
    {
        if (_resolver is null)
        {
            return _resolver = Own(new MovingResolver(next));
        }

        _resolver.MoveTo(next);
        return next;
    }

    /// <summary>Sets the defaults that the host may change by <c>ConfigureChannel</c>.</summary>
    public void Configure(GrpcChannelOptions channel)
    {
        channel.Credentials = _address.IsSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        channel.ServiceConfig = new ServiceConfig
        {
            LoadBalancingConfigs = { new LoadBalancingConfig(InstanceBalancerFactory.PolicyName) }
        };
        channel.ServiceProvider = new ChannelServices(this, instances, options, host);
        // A TXT record must not change how the service is called.
        channel.DisableResolverServiceConfig = true;
        // The default is 4 MiB. Requests have no limit here: the services have theirs.
        channel.MaxReceiveMessageSize = options.MaxResponseBytes;
        // With the default of two minutes, a service that is back would wait too long for its calls.
        channel.InitialReconnectBackoff = TimeSpan.FromMilliseconds(200);
        channel.MaxReconnectBackoff = TimeSpan.FromSeconds(5);
        channel.LoggerFactory = loggers;
        // Left at their defaults: MaxRetryAttempts, MaxRetryBufferSize, MaxRetryBufferPerCallSize (no method has a retry policy, so nothing
        // is buffered), ThrowOperationCanceledOnCancellation (false: a cancelled call is an RpcException like any other), and
        // UnsafeUseInsecureChannelCallCredentials (false: call credentials go over TLS only, unless the host decides otherwise).
    }

    /// <summary>The primary handler, unless the host brings its own.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        // Sends the trace context only; the default sends baggage too.
        ActivityHeadersPropagator = TraceContextPropagator.Instance,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Servers commonly allow 100 streams on a connection.
        EnableMultipleHttp2Connections = true,
        // The default is one minute. A connection without calls costs nothing, and after closing it the next caller would wait for a new
        // one.
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        PooledConnectionLifetime = options.ConnectionLifetime,
        KeepAlivePingDelay = options.KeepAliveInterval,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        // Servers do not allow pings without calls (gRFC A8).
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        // Larger headers or trailers end the connection, with all its calls. The default is 64 KiB; services put more into an error's
        // details.
        MaxResponseHeadersLength = MaxHeadersKibibytes,
        PlaintextStreamFilter = new SocketKeepAlive(options, loggers.CreateLogger<SocketKeepAlive>()).WatchAsync,
        // Left at their defaults: decompression (none; gRPC compresses messages), TLS by the system's authorities, the window of HTTP/2 (it
        // grows with the measured bandwidth), no limit of connections.
    };

    /// <summary>Adds the handlers that come after the host's own.</summary>
    public void Complete(HttpMessageHandlerBuilder chain)
    {
        if (chain.PrimaryHandler is SocketsHttpHandler sockets)
        {
            // These are never right here, so they are set on a host's handler too. One channel serves all callers: the calls of others
            // would carry a caller's cookie.
            sockets.UseCookies = false;
            // gRPC has no redirects. Following one would send a write twice.
            sockets.AllowAutoRedirect = false;
            // The balancer connects to the instances itself, which it cannot do through a proxy (HTTP_PROXY).
            sockets.UseProxy = false;
            SingleSending.Configure(sockets);
            Own(sockets);
            // Nearest to the connections, so it sees what the instance did, whatever the host's handlers do.
            chain.AdditionalHandlers.Add(new ReplyHandler(instances, options, Own(new PingIntervals(sockets))));
        }
    }

    /// <summary>Disposes a part when the host stops, or at once if it has stopped.</summary>
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
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            _parts[i].Dispose();
        }
    }
}
