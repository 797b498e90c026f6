using GraphBff.Engine;
using GraphBff.Engine.Federation;
using GraphBff.Engine.Limits;
using GraphBff.Hosting.Documents;
using GraphBff.Hosting.Metrics;
using GraphBff.Ide;
using GraphBff.Tracing;
using GraphBff.Transport;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Streaming;
using GraphBff.Transport.WebSockets;
using GraphBff.Upstream;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Streaming;
using GraphBff.Usage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphBff.Hosting;

/// <summary>The whole product on a web host. Every service must have an address in the configuration.</summary>
internal static class GraphHost
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        AddOptions(builder.Services, builder.Configuration);
        builder.Services.AddSingleton<ICallerFactory, CallerFactory>();
        builder.Services.AddGraphTransport();
        builder.Services.AddIde();
        builder.AddTracing();
        builder.Services.AddRedisDocuments(builder.Configuration);
        builder.Services.AddUsage();
        builder.AddMetricsEndpoint();
        builder.Services.AddUpstreams();
        builder.Services.AddGraph().AddRooms();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy());

        var app = builder.Build();
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready").WhileNotStopping();
        app.MapGraphQL();
        app.UseIde();
        app.MapTracing();
        app.MapMetricsEndpoint();
        return app;
    }

    private static void AddOptions(IServiceCollection services, ConfigurationManager configuration)
    {
        services.Configure<EngineOptions>(configuration.GetSection("Engine"));
        services.Configure<FederationOptions>(configuration.GetSection("Federation"));
        services.Configure<LimitOptions>(configuration.GetSection("Limits"));
        services.Configure<GraphTransportOptions>(configuration.GetSection("Transport"));
        services.Configure<StreamTransportOptions>(configuration.GetSection("Transport:Streams"));
        services.Configure<DocumentOptions>(configuration.GetSection(DocumentOptions.Section));
        services.Configure<GraphWebSocketOptions>(configuration.GetSection(GraphWebSocketOptions.Section));
        services.Configure<UpstreamOptions>(configuration.GetSection("Calls"));
        services.Configure<StreamOptions>(configuration.GetSection("Streams"));
        services.AddOptions<DrainOptions>()
            .Configure<IHostEnvironment>((drain, environment) => drain.Delay = environment.IsDevelopment() ? TimeSpan.Zero : drain.Delay)
            .Bind(configuration.GetSection("Drain"));
        services.AddOptions<CallerOptions>().Bind(configuration.GetSection(CallerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
    }
}
