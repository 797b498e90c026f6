using System.Diagnostics.Metrics;

namespace GraphBff.Hosting.Overload;

/// <summary>How busy the pool of threads is.</summary>
internal sealed class OverloadMetrics
{
    private readonly Counter<long> _absences;
    private long _delayTicks;

    public OverloadMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GraphBff.Overload");
        _absences = meter.CreateCounter<long>(
            "graphbff.overload.absences", "{absence}", "Times that the server was not ready because it was overloaded.");
        meter.CreateObservableGauge(
            "graphbff.overload.delay", () => PoolDelay.TotalSeconds, "s", "How long work waited for a thread, measured each second.");
    }

    public TimeSpan PoolDelay
    {
        get => new(Volatile.Read(ref _delayTicks));
        set => Volatile.Write(ref _delayTicks, value.Ticks);
    }

    public void CountAbsence() => _absences.Add(1);
}
