using GraphBff.Services;

namespace GraphBff.Hosting.Telemetry;

/// <summary>
/// What is exported, and how. The keys are those of OpenTelemetry's specification. .NET's SDK reads where to export to, but not these.
/// </summary>
/// <param name="OtlpTraces">Whether spans go out by OTLP.</param>
/// <param name="OtlpMetrics">Whether metrics go out by OTLP.</param>
/// <param name="Prometheus">Whether <c>/metrics</c> has the metrics.</param>
/// <param name="MetricsUrl">The address of <c>/metrics</c>; null for the graph's.</param>
internal readonly record struct TelemetrySignals(bool OtlpTraces, bool OtlpMetrics, bool Prometheus, string? MetricsUrl)
{
    private const string Otlp = "otlp";
    private const string Scraped = "prometheus";
    private const string None = "none";

    public bool Metrics => OtlpMetrics || Prometheus;

    /// <summary>Reads them. The services need not exist yet: what is off is never registered.</summary>
    /// <exception cref="ConfigurationException">An exporter is not one of these.</exception>
    public static TelemetrySignals Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var traces = Exporters("OTEL_TRACES_EXPORTER", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", configuration, [Otlp, None]);
        var metrics = Exporters("OTEL_METRICS_EXPORTER", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", configuration, [Otlp, Scraped, None]);
        var section = configuration.GetSection(MetricsEndpointOptions.Section);
        var url = UrlOf(section[nameof(MetricsEndpointOptions.Url)]);
        var endpoint = new MetricsEndpointOptions { Enabled = environment.IsDevelopment() || url is not null };
        section.Bind(endpoint);
        return string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
            ? default
            : new(traces.Contains(Otlp), metrics.Contains(Otlp), endpoint.Enabled || metrics.Contains(Scraped), url);
    }

    // Without TLS, since there is no setting for a certificate. The server would take another name than localhost for every interface.
    private static string? UrlOf(string? text) => text switch
    {
        null or "" => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url is { Scheme: "http", PathAndQuery: "/" }
            && (url.IsLoopback || url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6) => text,
        _ => throw new ConfigurationException($"Metrics:Url: '{text}' must be an address, such as http://0.0.0.0:9464."),
    };

    // The specification's default is OTLP to this machine. Here it is off unless there is an address, so that it costs nothing.
    private static string[] Exporters(string key, string ownEndpoint, IConfiguration configuration, string[] known)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } || configuration[ownEndpoint] is { Length: > 0 }
                ? [Otlp]
                : [];
        }

        var exporters = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return exporters.Except(known).FirstOrDefault() is { } unknown
            ? throw new ConfigurationException($"{key}: '{unknown}' is not one of {string.Join(", ", known)}.")
            : exporters;
    }
}
