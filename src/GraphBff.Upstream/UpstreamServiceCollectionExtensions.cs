using System.Diagnostics.Metrics;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Checks;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.PassThrough;
using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Streaming;
using GraphBff.Upstream.Telemetry;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
            services.AddSingleton(provider => new UpstreamTelemetry(provider.GetService<IMeterFactory>()));
            services.AddSingleton<CallPolicy>();
            services.AddSingleton<IExceptionMap, RpcExceptionMap>();
            services.AddOptions<StreamOptions>().ValidateDataAnnotations().ValidateOnStart();
            services.AddSingleton(provider => new StreamHubs(
                provider,
                provider.GetRequiredService<IOptions<StreamOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<StreamHubs>>()));
            services.AddSingleton(provider => new EncodedCalls(provider, provider.GetRequiredService<StreamHubs>()));
            services.AddSingleton(provider => new ServiceChecks(provider));
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
        where TClient : ClientBase => services.AddUpstream(name, address).AddClient<TClient>();

    /// <summary>As above, without a generated client: <see cref="DescribedService"/> calls the service by its descriptors.</summary>
    public static UpstreamBuilder AddUpstream(this IServiceCollection services, string name, Func<IServiceProvider, string> address)
    {
        services.AddUpstreams();
        var builder = new UpstreamBuilder(services, name, services.AddChannel(name, address));
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var plain = provider.GetRequiredService<GrpcClientFactory>().CreateClient<ChannelClient>(name).Invoker;
            return new UpstreamChannel(
                name,
                provider.GetRequiredKeyedService<ChannelConnections>(name),
                plain,
                new UpstreamInvoker(
                    plain,
                    new CallLog(name, provider.GetRequiredService<ILoggerFactory>().CreateLogger("GraphBff.Upstream.Calls")),
                    new CallRetries(
                        provider.GetRequiredService<IOptions<UpstreamOptions>>().Value,
                        builder.Reads,
                        TimeProvider.System,
                        Random.Shared.NextDouble),
                    provider.GetRequiredKeyedService<ChannelConnections>(name).Telemetry));
        });
        services.AddSingleton(provider => provider.GetRequiredKeyedService<UpstreamChannel>(name));
        return builder;
    }
}
