using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GraphBff.Hosting.Telemetry;

/// <summary>Exports spans and metrics. Without an exporter nothing is registered, so nobody listens.</summary>
internal static class TelemetryExtensions
{
    // OpenTelemetry's default is 2,000 series for a metric. Each field of the graph, and each trusted operation, is a series.
    private const int ManySeries = 10_000;

    private static readonly string[] Large = ["graphbff.usage.fields", "graphbff.operation.duration"];

    private static readonly string[] Sources = ["GraphBff.Engine", "GraphBff.Upstream", "GraphBff.GrpcWeb"];

    private static readonly string[] Meters = ["GraphBff.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var signals = TelemetrySignals.Of(builder.Configuration, builder.Environment);
        builder.Services.Configure<MetricsEndpointOptions>(builder.Configuration.GetSection(MetricsEndpointOptions.Section));
        if (signals.Metrics)
        {
            builder.Services.AddOpenTelemetry().ConfigureResource(Describe)
                .WithMetrics(metrics => Export(metrics, signals, builder.Configuration));
        }

        if (signals is { Prometheus: true, MetricsUrl: { } url })
        {
            builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MetricsServer>(provider, url));
            builder.Services.AddHostedService(provider => provider.GetRequiredService<MetricsServer>());
        }

        if (signals.OtlpTraces)
        {
            builder.Services.AddOpenTelemetry().ConfigureResource(Describe)
                .WithTracing(traces => traces
                    .AddSource(Sources)
                    .AddOtlpExporter(new OtlpSignal(builder.Configuration, "TRACES").Configure));
        }
    }

    private static void Export(MeterProviderBuilder metrics, TelemetrySignals signals, IConfiguration configuration)
    {
        metrics.AddMeter(Meters).AddRuntimeInstrumentation().AddView(Bound);
        if (signals.Prometheus)
        {
            metrics.AddPrometheusExporter();
        }

        if (signals.OtlpMetrics)
        {
            metrics.AddOtlpExporter(new OtlpSignal(configuration, "METRICS").Configure);
        }
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win, since they come last.
    private static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddService("graphbff", serviceVersion: typeof(TelemetryExtensions).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static MetricStreamConfiguration? Bound(Instrument instrument)
        => Large.Contains(instrument.Name) ? new MetricStreamConfiguration { CardinalityLimit = ManySeries } : null;
}
