using GraphBff.Engine.Errors;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Streaming;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream;

/// <summary>Adds gRPC services to a host.</summary>
public static class UpstreamServiceCollectionExtensions
{
    /// <summary>
    /// Adds what all upstreams share. <see cref="AddUpstream{TClient}(IServiceCollection, string, string)"/> calls it; a host calls it to
    /// configure the options. Further calls add nothing.
    /// </summary>
    public static OptionsBuilder<UpstreamOptions> AddUpstreams(this IServiceCollection services)
    {
        var options = services.AddOptions<UpstreamOptions>();
        if (services.All(service => service.ServiceType != typeof(CallPolicy)))
        {
            options.ValidateDataAnnotations().ValidateOnStart();
            services.AddLogging();
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<CallPolicy>();
            services.AddSingleton<IExceptionMap, RpcExceptionMap>();
            services.AddOptions<StreamOptions>().ValidateDataAnnotations().ValidateOnStart();
            services.AddSingleton(provider => new StreamHubs(
                provider,
                provider.GetRequiredService<IOptions<StreamOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<StreamHubs>>()));
        }

        return options;
    }

    /// <summary>
    /// Adds a gRPC service by its address, and a client of it as a singleton. Its <see cref="UpstreamChannel"/> is registered twice: keyed
    /// by the upstream's name, and among all channels.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The upstream's name in errors and logs, e.g. <c>users</c>.</param>
    /// <param name="address"><c>http://host:port</c> without TLS, or <c>https://host:port</c>.</param>
    /// <exception cref="ArgumentException">The address has another form.</exception>
    public static UpstreamBuilder AddUpstream<TClient>(this IServiceCollection services, string name, string address)
        where TClient : ClientBase
    {
        _ = UpstreamAddress.Parse(name, address);
        return services.AddUpstream<TClient>(name, _ => address);
    }

    /// <summary>As above, for an address that is known only once the host runs (a port that the system chose).</summary>
    public static UpstreamBuilder AddUpstream<TClient>(
        this IServiceCollection services, string name, Func<IServiceProvider, string> address)
        where TClient : ClientBase
    {
        services.AddUpstreams();
        var builder = new UpstreamBuilder(services, name, AddChannel(services, name, address));
        services.AddKeyedSingleton(name, (provider, _) => new UpstreamChannel(
            name,
            provider.GetRequiredKeyedService<ChannelConnections>(name).Address,
            new UpstreamInvoker(
                provider.GetRequiredService<GrpcClientFactory>().CreateClient<ChannelClient>(name).Invoker,
                new CallLog(name, provider.GetRequiredService<ILoggerFactory>().CreateLogger("GraphBff.Upstream.Calls")),
                new CallRetries(
                    provider.GetRequiredService<IOptions<UpstreamOptions>>().Value,
                    builder.Reads,
                    TimeProvider.System,
                    Random.Shared.NextDouble))));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<UpstreamChannel>(name));
        return builder.AddClient<TClient>();
    }

    private static IHttpClientBuilder AddChannel(IServiceCollection services, string name, Func<IServiceProvider, string> address)
    {
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptions<UpstreamOptions>>().Value;
            var loggers = provider.GetRequiredService<ILoggerFactory>();
            var instances = new InstanceGroup(
                name, options, provider.GetRequiredService<TimeProvider>(), loggers.CreateLogger("GraphBff.Upstream.Channels"));
            return new ChannelConnections(address(provider), options, instances, provider, loggers);
        });
        var client = services
            .AddGrpcClient<ChannelClient>(name, (provider, options) => options.Address = Connections(provider).Target)
            .ConfigureChannel((provider, channel) => Connections(provider).Configure(channel))
            .ConfigurePrimaryHttpMessageHandler(provider => Connections(provider).Handler())
            // The channel keeps its handler for good. By default a handler expires after 2 minutes, and the factory then checks every 10 s
            // whether it is still used. ConnectionLifetime renews the connections.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // They write two lines and open a scope for each request. CallLog logs failed calls with their status.
            .RemoveAllLoggers();
        // After the host's own configuration, so that ours is the innermost handler.
        services.PostConfigure<HttpClientFactoryOptions>(
            name, options => options.HttpMessageHandlerBuilderActions.Add(chain => Connections(chain.Services).Complete(chain)));
        // Two more defaults of HttpClientFactory stay. HttpClient.Timeout is not used, since each call has a deadline. The metrics of
        // requests go to the host's meters.
        return client;

        ChannelConnections Connections(IServiceProvider provider) => provider.GetRequiredKeyedService<ChannelConnections>(name);
    }
}
