using GraphBff.Transport;

namespace GraphBff.Hosting.Telemetry;

/// <summary>Serves the metrics at the graph's address and <c>/metrics</c>, in the text format of Prometheus or as OpenMetrics.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetricsEndpoint(this WebApplication app)
    {
        if (TelemetrySignals.Of(app.Configuration, app.Environment) is { Prometheus: true, MetricsUrl: null })
        {
            app.MapPrometheusScrapingEndpoint().RequireAllowedHost();
        }
    }
}
