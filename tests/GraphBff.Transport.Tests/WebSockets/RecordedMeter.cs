using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.WebSockets;

/// <summary>The sums of one host's counters, by <c>name</c> or <c>name type</c>.</summary>
internal sealed class RecordedMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new();

    public RecordedMeter(GraphHost host)
    {
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "GraphBff.Transport" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
            _sums.AddOrUpdate(key, value, (_, sum) => sum + value);
        });
        _listener.Start();
    }

    public long this[string key] => _sums.GetValueOrDefault(key);

    public void Dispose() => _listener.Dispose();
}
