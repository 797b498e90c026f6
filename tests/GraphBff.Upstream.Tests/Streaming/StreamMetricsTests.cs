using System.Diagnostics.Metrics;
using GraphBff.Upstream.Streaming;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming;

[Collection(Alone.Name)]
public sealed class StreamMetricsTests
{
    [Fact]
    public async Task Metrics_OfAStreamsLife_CountWhatHappened()
    {
        var sums = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == StreamHubs.MeterName)
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Assert.Equal(
                [new("service", "feed"), new("stream", nameof(FeedForEveryone))],
                tags.ToArray());
            lock (sums)
            {
                sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            }
        });
        listener.Start();
        await using var graph = await FeedGraph.StartAsync(options => options.QueueCapacity = 4);
        await using var slow = await graph.JoinedAsync();
        await using var one = await graph.JoinedAsync();
        await using var two = await graph.JoinedAsync();
        Assert.Equal((1, 3), (Sum("graphbff.upstream.streams"), Sum("graphbff.stream.subscribers")));

        graph.Feed.Add();
        await slow.ReadsAsync(1);
        graph.Feed.Forget();
        for (var i = 1; i <= 10; i++)
        {
            await one.ReadsAsync(i);
            await two.ReadsAsync(i);
            graph.Feed.Add();
        }

        await one.ReadsAsync(11);
        await two.ReadsAsync(11);
        graph.Feed.OnOpen = (request, _) =>
            request.ResumeToken.Length > 0 ? throw new RpcException(new Status(StatusCode.OutOfRange, "")) : Task.CompletedTask;
        graph.Feed.Break(new Status(StatusCode.Unavailable, ""));
        await one.ReadsAsync(0, -11);

        Assert.Equal((1, 2), (Sum("graphbff.upstream.streams"), Sum("graphbff.stream.subscribers")));
        Assert.Equal((12, 2), (Sum("graphbff.stream.events"), Sum("graphbff.stream.reopens")));
        Assert.Equal((1, 1), (Sum("graphbff.stream.gaps"), Sum("graphbff.stream.slow_consumers")));

        await slow.DisposeAsync();
        await one.DisposeAsync();
        await two.DisposeAsync();
        await graph.NothingLeftAsync();
        Assert.Equal((0, 0), (Sum("graphbff.upstream.streams"), Sum("graphbff.stream.subscribers")));

        long Sum(string instrument)
        {
            lock (sums)
            {
                return sums.GetValueOrDefault(instrument);
            }
        }
    }
}
