using GraphBff.Adapters;
using GraphBff.Adapters.Operations;
using GraphBff.Engine;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Federation;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Planning;
using GraphBff.Graph;
using GraphBff.GrpcWeb;
using GraphBff.Hosting.Documents;
using GraphBff.Hosting.Health;
using GraphBff.Hosting.Overload;
using GraphBff.Hosting.Telemetry;
using GraphBff.Hosting.Warming;
using GraphBff.Ide;
using GraphBff.Services;
using GraphBff.Tracing;
using GraphBff.Transport;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Draining;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.WebSockets;
using GraphBff.Upstream;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Streaming;
using GraphBff.Usage;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphBff.Hosting;

/// <summary>The whole product on a web host. Every service must have an address in the configuration.</summary>
internal static class GraphHost
{
    // On a developer's machine the first call compiles its code, here and in the service.
    private static readonly TimeSpan ColdCallTimeout = TimeSpan.FromSeconds(5);

    /// <param name="builder">The builder of the host.</param>
    /// <param name="warmsUp">Whether it sends its services a query before it is ready.</param>
    /// <param name="modules">The modules; null for those of the product.</param>
    public static WebApplication Build(WebApplicationBuilder builder, bool warmsUp = false, GraphModules? modules = null)
    {
        AddServices(builder, modules ?? Modules.Product);

        // The last, since its queries need the other hosted services.
        builder.Services.AddWarmUp(warmsUp);
        var app = builder.Build();
        app.Use(static (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready").WhileReady();
        app.MapUpstreamHealth();
        app.MapGraphQL();
        app.MapAdapters();
        app.MapGrpcWeb();
        app.UseIde();
        app.MapTracing();
        app.MapMetricsEndpoint();
        return app;
    }

    /// <summary>Adds everything that the configuration decides about.</summary>
    /// <exception cref="ConfigurationException">A name or a value in the configuration is none.</exception>
    public static void AddServices(WebApplicationBuilder builder, GraphModules modules)
    {
        UpstreamAddresses.CheckOwnMetadata(builder.Configuration, modules.All);
        builder.Services.AddSingleton(modules);
        AddOptions(builder.Services, builder.Configuration);
        builder.Services.AddSingleton<ICallerFactory, CallerFactory>();
        builder.Services.AddGraphTransport();
        builder.Services.AddAdapters(modules.Operations);
        builder.Services.AddIde();
        builder.AddTracing();
        builder.Services.AddRedisDocuments(builder.Configuration);
        builder.Services.AddUsage();
        builder.AddTelemetry();
        builder.Services.AddUpstreams();
        builder.Services.AddSingleton<IMessageOrigin>(new MessageOrigin(modules.All));
        builder.Services.AddGraph().AddModules(modules.All);
        builder.AddGrpcWeb(modules.All);
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy());
        builder.AddUpstreamHealth();
        builder.Services.AddOverload();
        OptionNames.Check(builder.Services, builder.Configuration);
    }

    // The framework's own key, but checked on the graph's paths only. The framework's filter would answer probes with 400.
    private static void AddAllowedHosts(IServiceCollection services, ConfigurationManager configuration)
    {
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        services.Configure<GraphTransportOptions>(options => options.AllowedHosts =
            configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []);
    }

    private static void AddOptions(IServiceCollection services, ConfigurationManager configuration)
    {
        services.Configure<EngineOptions>(configuration.GetSection(EngineOptions.Section));
        services.Configure<FederationOptions>(configuration.GetSection(FederationOptions.Section));
        services.Configure<LimitOptions>(configuration.GetSection(LimitOptions.Section));
        services.Configure<GraphTransportOptions>(configuration.GetSection(GraphTransportOptions.Section));
        AddAllowedHosts(services, configuration);
        services.Configure<ResponseStreamOptions>(configuration.GetSection(ResponseStreamOptions.Section));
        services.Configure<DocumentOptions>(configuration.GetSection(DocumentOptions.Section));
        services.Configure<OperationOptions>(configuration.GetSection(OperationOptions.Section));
        services.Configure<GraphWebSocketOptions>(configuration.GetSection(GraphWebSocketOptions.Section));
        services.AddOptions<UpstreamOptions>()
            .Configure<IHostEnvironment>(
                (calls, environment) => calls.CallTimeout = environment.IsDevelopment() ? ColdCallTimeout : calls.CallTimeout)
            .Bind(configuration.GetSection(UpstreamOptions.Section));
        services.Configure<StreamOptions>(configuration.GetSection(StreamOptions.Section));
        services.AddOptions<DrainOptions>()
            .Configure<IHostEnvironment>((drain, environment) => drain.Delay = environment.IsDevelopment() ? TimeSpan.Zero : drain.Delay)
            .Bind(configuration.GetSection(DrainOptions.Section));
        services.AddOptions<CallerOptions>()
            .Bind(configuration.GetSection(CallerOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }
}
