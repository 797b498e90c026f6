using System.Diagnostics.Metrics;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Benchmarks.Live;

/// <summary>
/// The number of subscribers of this process, from its own metric. Neither protocol informs a client that its subscription has begun.
/// </summary>
internal sealed class SubscriberCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _value;

    public SubscriberCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StreamHubs.MeterName && instrument.Name == "graphbff.stream.subscribers")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _value, change));
        _listener.Start();
    }

    public long Value => Interlocked.Read(ref _value);

    public void Dispose() => _listener.Dispose();
}
