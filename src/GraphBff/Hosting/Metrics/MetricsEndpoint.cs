using GraphBff.Transport;
using OpenTelemetry.Metrics;

namespace GraphBff.Hosting.Metrics;

/// <summary>Serves the meters <c>GraphBff.*</c> at <c>/metrics</c>, in the text format of Prometheus or as OpenMetrics.</summary>
internal static class MetricsEndpoint
{
    // OpenTelemetry's default is 2,000 series for a metric. Each field of the graph is a series.
    private const int MaxSeries = 10_000;

    public static void AddMetricsEndpoint(this WebApplicationBuilder builder)
    {
        if (IsEnabled(builder.Configuration, builder.Environment))
        {
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
                .AddMeter("GraphBff.*")
                .AddView(static _ => new MetricStreamConfiguration { CardinalityLimit = MaxSeries })
                .AddPrometheusExporter());
        }
    }

    public static void MapMetricsEndpoint(this WebApplication app)
    {
        if (IsEnabled(app.Configuration, app.Environment))
        {
            app.MapPrometheusScrapingEndpoint().RequireAllowedHost();
        }
    }

    // Read before the services exist. If it is off, nothing listens to the meters.
    private static bool IsEnabled(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = new MetricsEndpointOptions { Enabled = environment.IsDevelopment() };
        configuration.GetSection(MetricsEndpointOptions.Section).Bind(options);
        return options.Enabled;
    }
}
