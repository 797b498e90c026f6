using System.Diagnostics.Metrics;

namespace GraphBff.Upstream.Telemetry;

/// <summary>Counts the instances of services.</summary>
internal sealed class InstanceMetrics
{
    private readonly Lock _gate = new();
    private readonly List<Func<(string Service, int Known, int Ejected)>> _groups = [];
    private readonly Counter<long> _ejections;

    public InstanceMetrics(Meter meter)
    {
        meter.CreateObservableUpDownCounter("graphbff.upstream.instances", Observe, "{instance}", "Known instances of services.");
        _ejections = meter.CreateCounter<long>("graphbff.upstream.ejections", "{ejection}", "Ejections of instances.");
    }

    /// <summary>Adds a service.</summary>
    public void Add(Func<(string Service, int Known, int Ejected)> group)
    {
        lock (_gate)
        {
            _groups.Add(group);
        }
    }

    public void Ejected(string service) => _ejections.Add(1, new KeyValuePair<string, object?>("service", service));

    private List<Measurement<int>> Observe()
    {
        lock (_gate)
        {
            var measured = new List<Measurement<int>>();
            foreach (var group in _groups)
            {
                var (service, known, ejected) = group();
                measured.Add(new(known - ejected, new("service", service), new("state", "active")));
                measured.Add(new(ejected, new("service", service), new("state", "ejected")));
            }

            return measured;
        }
    }
}
