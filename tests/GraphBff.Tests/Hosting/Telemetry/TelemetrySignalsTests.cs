using GraphBff.Hosting.Telemetry;
using GraphBff.Services;
using GraphBff.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace GraphBff.Tests.Hosting.Telemetry;

public sealed class TelemetrySignalsTests
{
    public static TheoryData<string, bool, bool, bool> Settings => new()
    {
        { "", false, false, false },
        { "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317", true, true, false },
        { "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://collector:4317", true, false, false },
        { "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://collector:4317", false, true, false },
        { "OTEL_TRACES_EXPORTER=otlp", true, false, false },
        { "OTEL_METRICS_EXPORTER=otlp, prometheus", false, true, true },
        { "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317;OTEL_TRACES_EXPORTER=none", false, true, false },
        { "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317;OTEL_METRICS_EXPORTER=prometheus", true, false, true },
        { "Metrics:Enabled=true", false, false, true },
        { "Metrics:Url=http://0.0.0.0:9464", false, false, true },
        { "Metrics:Url=http://[::]:9464;Metrics:Enabled=false", false, false, false },
        { "Metrics:Enabled=true;OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317;OTEL_SDK_DISABLED=true", false, false, false },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Of_StandardVariables_SayWhatIsExported(string settings, bool traces, bool metrics, bool prometheus)
        => Assert.Equal(new TelemetrySignals(traces, metrics, prometheus, MetricsUrl: null), Of(settings) with { MetricsUrl = null });

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER=zipkin", "OTEL_TRACES_EXPORTER: 'zipkin' is not one of otlp, none.")]
    [InlineData("OTEL_METRICS_EXPORTER=otlp,console", "OTEL_METRICS_EXPORTER: 'console' is not one of otlp, prometheus, none.")]
    public void Of_UnknownExporter_SaysWhichThereAre(string settings, string message)
        => Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Of(settings)).Message);

    [Fact]
    public async Task Start_UnknownExporter_EndsInOneLine()
    {
        var (exitCode, _, error) = await ProductProcess.RunAsync(
            ["--urls", "http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"), ("OTEL_TRACES_EXPORTER", "zipkin"));

        Assert.Equal(1, exitCode);
        Assert.Contains("OTEL_TRACES_EXPORTER: 'zipkin' is not one of otlp, none.", Assert.Single(error), StringComparison.Ordinal);
    }

    private static TelemetrySignals Of(string settings) => TelemetrySignals.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build(),
        new HostingEnvironment { EnvironmentName = Environments.Production });
}
