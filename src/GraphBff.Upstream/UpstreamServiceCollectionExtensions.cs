using GraphBff.Engine.Errors;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Streaming;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream;

/// <summary>Adds gRPC services to a host.</summary>
public static class UpstreamServiceCollectionExtensions
{
    /// <summary>
    /// Adds what all upstreams share, for <see cref="AddUpstream{TClient}(IServiceCollection, string, string)"/> and for whoever
    /// configures the options; more than once does nothing more.
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
    /// Adds a service by its address, and a client of it as a singleton. Its <see cref="UpstreamChannel"/> is a service by the
    /// upstream's name, and one of all channels without a name.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The upstream's name, which errors and logs tell: <c>users</c>.</param>
    /// <param name="address"><c>http://host:port</c> without TLS, or <c>https://host:port</c>.</param>
    /// <exception cref="ArgumentException">The address is not of the form.</exception>
    public static UpstreamBuilder AddUpstream<TClient>(this IServiceCollection services, string name, string address)
        where TClient : ClientBase
    {
        _ = UpstreamAddress.Parse(name, address);
        return services.AddUpstream<TClient>(name, _ => address);
    }

    /// <summary>As above, for an address that is known only once the host runs (a port that the system chose).</summary>
    public static UpstreamBuilder AddUpstream<TClient>(this IServiceCollection services, string name, Func<IServiceProvider, string> address)
        where TClient : ClientBase
    {
        services.AddUpstreams();
        var builder = new UpstreamBuilder(services, name);
        services.AddKeyedSingleton(name, (provider, _) => UpstreamChannel.Create(
            name,
            address(provider),
            provider.GetRequiredService<IOptions<UpstreamOptions>>().Value,
            builder.Reads,
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<UpstreamChannel>(name));
        return builder.AddClient<TClient>();
    }
}
