using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream.Channels;

/// <summary>Adds the channel of an upstream, and the HTTP client below it.</summary>
internal static class ChannelServiceCollectionExtensions
{
    /// <returns>The builder of the channel's HTTP client, for the host's own handlers.</returns>
    public static IHttpClientBuilder AddChannel(this IServiceCollection services, string name, Func<IServiceProvider, string> address)
    {
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptions<UpstreamOptions>>().Value;
            var loggers = provider.GetRequiredService<ILoggerFactory>();
            var metrics = provider.GetRequiredService<UpstreamTelemetry>().Instances;
            var instances = new InstanceGroup(
                name, options, provider.GetRequiredService<TimeProvider>(), loggers.CreateLogger("GraphBff.Upstream.Channels"), metrics);
            metrics.Add(() => instances.Counts);
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
