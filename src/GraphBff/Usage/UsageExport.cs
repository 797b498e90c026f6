using GraphBff.Schema.Usage;
using GraphBff.Services;
using Microsoft.Extensions.Options;

namespace GraphBff.Usage;

/// <summary>Keeps the record small, and writes it to its file.</summary>
internal sealed class UsageExport(
    UsageRecord record, UsageMetrics metrics, IOptions<UsageOptions> options, TimeProvider time, ILogger<UsageExport> logger)
    : BackgroundService
{
    private readonly UsageOptions _options = options.Value;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_options.Enabled)
        {
            return Task.CompletedTask;
        }

        metrics.Observe(record);
        try
        {
            if (_options.File.Length > 0 && File.Exists(_options.File))
            {
                record.Load(UsageFile.Read(_options.File));
            }
        }
        catch (UsageFileException exception)
        {
            throw new ConfigurationException($"{UsageOptions.Section}:{nameof(UsageOptions.File)}: {exception.Message}");
        }

        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_options.Enabled)
        {
            // The server has stopped, so nothing more is counted.
            Export();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Export();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that fails to start disposes this without stopping it, and would report the cancellation as a fault.
        }
    }

    private void Export()
    {
        var content = record.Snapshot();
        if (_options.File.Length == 0)
        {
            return;
        }

        try
        {
            UsageFile.Write(_options.File, content);
        }
        catch (Exception exception)
        {
            // Catches everything, since an exception from a background service stops the host.
            Log.NotWritten(logger, exception, _options.File);
        }
    }
}
