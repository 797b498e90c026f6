using System.Diagnostics.Metrics;
using System.Net;
using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Telemetry;

public sealed class InstanceMetricsTests
{
    [Fact]
    public void Metrics_OfAnInstanceThatIsEjectedAndComesBack_FollowIt()
    {
        using var meter = new Meter("instances of a test");
        var metrics = new InstanceMetrics(meter);
        var time = new FakeTimeProvider();
        var group = new InstanceGroup("library", new UpstreamOptions { EjectAfterFailures = 1 }, time, NullLogger.Instance, metrics);
        metrics.Add(() => group.Counts);
        Instance[] instances = [.. Enumerable.Range(1, 2).Select(i => group.Of(new DnsEndPoint($"127.0.0.{i}", 1)))];
        group.Ready(instances);
        var values = new Dictionary<string, long>();
        using var listener = Listen(meter, values);

        group.Failed(instances[0], "no answer");
        listener.RecordObservableInstruments();

        Assert.Equal(1, values["graphbff.upstream.ejections service=library"]);
        Assert.Equal(
            (1, 1),
            (
                values["graphbff.upstream.instances service=library state=active"],
                values["graphbff.upstream.instances service=library state=ejected"]));

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(group.MayTry(instances[0]));
        group.Answered(instances[0]);
        listener.RecordObservableInstruments();

        Assert.Equal(
            (2, 0),
            (
                values["graphbff.upstream.instances service=library state=active"],
                values["graphbff.upstream.instances service=library state=ejected"]));
    }

    private static MeterListener Listen(Meter meter, Dictionary<string, long> values)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter == meter)
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => values[Key(instrument, tags)] = value);
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => values[Key(instrument, tags)] = value);
        listener.Start();
        return listener;
    }

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
}
