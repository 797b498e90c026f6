using OpenTelemetry.Metrics;

namespace GraphBff.Hosting.Telemetry;

/// <summary>
/// Serves <c>/metrics</c>, and nothing else, at an address of its own. By a server of its own, since routing can choose an address by the
/// <c>Host</c> header only, and a client may write there what it likes.
/// </summary>
/// <param name="url">The address.</param>
/// <param name="meters">The metrics.</param>
internal sealed class MetricsServer(string url, MeterProvider meters) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>Where it listens.</summary>
    public ICollection<string> Urls => _app?.Urls ?? [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        _app = builder.Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(meters, null, null, null, null);
        return _app.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
