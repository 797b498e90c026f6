using System.Diagnostics.Metrics;

namespace GraphBff.Hosting.Reloading;

/// <summary>Whether the settings that run are those of the files.</summary>
internal sealed class ReloadMetrics
{
    private readonly Counter<long> _reloads;
    private volatile bool _isRefused;

    public ReloadMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GraphBff.Configuration");
        _reloads = meter.CreateCounter<long>(
            "graphbff.configuration.reloads", "{reload}", "Changes of the files of settings, by outcome: accepted or refused.");
        meter.CreateObservableGauge(
            "graphbff.configuration.refused",
            () => _isRefused ? 1 : 0,
            unit: null,
            "1 while the files of settings hold something that was refused, so that earlier settings run; else 0.");
    }

    public void Count(bool isAccepted)
    {
        _isRefused = !isAccepted;
        _reloads.Add(1, KeyValuePair.Create<string, object?>("outcome", isAccepted ? "accepted" : "refused"));
    }
}
