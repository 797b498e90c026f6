using GraphBff.Engine.Limits;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.WebSockets;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Hosting.Reloading;

/// <summary>Registers the reload of settings.</summary>
internal static class ReloadServiceCollectionExtensions
{
    /// <param name="services">The services of the host.</param>
    /// <param name="faults">Explains why settings cannot be used.</param>
    public static IServiceCollection AddReloading(this IServiceCollection services, FaultText faults)
    {
        services.AddReloadOptions();
        services.AddSingleton<IReloadedOptions, ReloadedOptions<LimitOptions>>();
        services.AddSingleton<IReloadedOptions, ReloadedOptions<GraphTransportOptions>>();
        services.AddSingleton<IReloadedOptions, ReloadedOptions<ResponseStreamOptions>>();
        services.AddSingleton<IReloadedOptions, ReloadedOptions<GraphWebSocketOptions>>();
        services.AddSingleton<IReloadedOptions, ReloadedOptions<UpstreamOptions>>();
        services.AddSingleton<IReloadedOptions, ReloadedOptions<StreamOptions>>();
        services.AddSingleton(faults);
        services.AddSingleton<ReloadMetrics>();
        services.AddSingleton<SettingsReload>();
        return services.AddHostedService(provider => provider.GetRequiredService<SettingsReload>());
    }

    public static IServiceCollection AddReloadOptions(this IServiceCollection services)
    {
        services.AddOptions<ReloadOptions>().BindConfiguration(ReloadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
