using GraphBff.Engine;
using GraphBff.Engine.Limits;
using GraphBff.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphBff.Hosting;

/// <summary>What the host adds around the graph.</summary>
internal static class GraphHostExtensions
{
    /// <summary>Adds the HTTP side: the transport, the caller, health, and their options from the configuration.</summary>
    public static IServiceCollection AddGraphHost(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<EngineOptions>(configuration.GetSection("Engine"));
        services.Configure<LimitOptions>(configuration.GetSection("Limits"));
        services.Configure<GraphTransportOptions>(configuration.GetSection("Transport"));
        services.AddOptions<CallerOptions>().Bind(configuration.GetSection(CallerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ICallerFactory, CallerFactory>();
        services.AddGraphTransport();
        services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy());
        return services;
    }

    /// <summary>Maps the probes.</summary>
    public static void MapGraphHost(this WebApplication app)
    {
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
    }
}
