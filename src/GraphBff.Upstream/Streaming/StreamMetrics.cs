using System.Diagnostics.Metrics;

namespace GraphBff.Upstream.Streaming;

/// <summary>Counts upstream streams and their subscribers, by service and stream.</summary>
internal sealed class StreamMetrics : IDisposable
{
    private readonly Meter _meter = new(StreamHubs.MeterName);
    private readonly UpDownCounter<long> _streams;
    private readonly UpDownCounter<long> _subscribers;
    private readonly Counter<long> _events;
    private readonly Counter<long> _badEvents;
    private readonly Counter<long> _reopens;
    private readonly Counter<long> _gaps;
    private readonly Counter<long> _slowConsumers;

    public StreamMetrics()
    {
        _streams = _meter.CreateUpDownCounter<long>("graphbff.upstream.streams", "{stream}", "Open calls of streaming methods.");
        _subscribers = _meter.CreateUpDownCounter<long>("graphbff.stream.subscribers", "{subscriber}", "Subscribers of all streams.");
        _events = _meter.CreateCounter<long>("graphbff.stream.events", "{event}", "Messages that services sent, without checkpoints.");
        _badEvents = _meter.CreateCounter<long>(
            "graphbff.stream.bad_events", "{event}", "Events that could not be read; each subscriber got an error.");
        _reopens = _meter.CreateCounter<long>("graphbff.stream.reopens", "{reopen}", "Attempts to reopen a broken stream.");
        _gaps = _meter.CreateCounter<long>("graphbff.stream.gaps", "{gap}", "Gaps, of a stream or of one of its subscribers.");
        _slowConsumers = _meter.CreateCounter<long>(
            "graphbff.stream.slow_consumers", "{subscriber}", "Subscribers that ended because they were too slow.");
    }

    /// <summary>Adds the instrument that reads the memory of the rings.</summary>
    public void Observe(RingBudget rings) => _meter.CreateObservableUpDownCounter(
        "graphbff.stream.ring.size", () => rings.Held, "By", "Memory of the events that are kept for subscribers.");

    public void Streams(string service, string stream, int change) => _streams.Add(change, new("service", service), new("stream", stream));

    public void SubscriberJoined(IWatchSource source) => _subscribers.Add(1, Service(source), Stream(source));

    public void SubscriberLeft(IWatchSource source) => _subscribers.Add(-1, Service(source), Stream(source));

    public void Event(IWatchSource source) => _events.Add(1, Service(source), Stream(source));

    public void BadEvent(IWatchSource source) => _badEvents.Add(1, Service(source), Stream(source));

    public void Reopen(IWatchSource source) => _reopens.Add(1, Service(source), Stream(source));

    public void Gap(IWatchSource source) => _gaps.Add(1, Service(source), Stream(source));

    public void SlowConsumer(IWatchSource source) => _slowConsumers.Add(1, Service(source), Stream(source));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Service(IWatchSource source) => new("service", source.Service);

    private static KeyValuePair<string, object?> Stream(IWatchSource source) => new("stream", source.Name);
}
