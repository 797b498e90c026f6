using GraphBff.Upstream.Streaming;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Xunit.Abstractions;

namespace GraphBff.Upstream.Tests.Streaming;

/// <summary>
/// Many threads join, read and leave while the service breaks in every way. Each reader gets the next event or a gap, and no event twice.
/// Afterwards no stream is left.
/// </summary>
[Collection(Alone.Name)]
public sealed class StreamStressTests(ITestOutputHelper output)
{
    private const int Readers = 32;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is { Length: > 0 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsLong ? 30 : 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Subscribers_ComeAndGoWhileTheServiceBreaks_EachSeesWhatFollowsAndNothingIsLeft(int seed)
    {
        var forgets = seed % 4 == 0;
        var drops = seed % 4 == 2;
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.RingCapacity = 16 << (seed % 3);
            options.QueueCapacity = 4 << (seed % 3);
            options.Overflow = drops ? StreamOverflow.DropOldest : StreamOverflow.End;
            options.BurstPatience = TimeSpan.FromMilliseconds(seed % 2 * 20);
            options.MaxCatchUpStreams = 1000;
            options.StallTimeout = TimeSpan.FromMilliseconds(100);
        });
        graph.Feed.Repeats = seed % 2;
        AddEvents(graph.Feed, 500);
        var readers = Enumerable.Range(0, Readers).Select(reader => new StressReader(graph, (seed * Readers) + reader)).ToArray();
        using var stopped = new CancellationTokenSource();
        var service = Task.Run(() => DisturbAsync(graph, new Random(seed), forgets, stopped.Token));

        await Task.WhenAll(readers.Select(reader => Task.Run(() => reader.RunAsync(sessions: IsLong ? 100 : 20))));
        await stopped.CancelAsync();
        await service;

        var gaps = readers.Sum(reader => reader.Gaps);
        output.WriteLine(
            $"{graph.Feed.Log.Count} changes, {readers.Sum(reader => reader.Events)} events read, "
            + $"{readers.Sum(reader => reader.BadEvents)} of them errors, {gaps} gaps, "
            + $"{readers.Sum(reader => reader.SlowEnds)} too slow, {graph.Feed.Calls.Count} calls.");
        Assert.True(forgets || drops || gaps == 0, $"{gaps} gaps were told where nothing was lost.");
        await graph.NothingLeftAsync();
    }

    private static async Task DisturbAsync(FeedGraph graph, Random random, bool forgets, CancellationToken cancellationToken)
    {
        var feed = graph.Feed;
        while (!cancellationToken.IsCancellationRequested)
        {
            AddEvents(feed, random.Next(40) == 0 ? 60 : random.Next(4));
            switch (random.Next(200))
            {
                case < 4:
                    feed.Break(new Status(random.Next(2) == 0 ? StatusCode.Unavailable : StatusCode.OK, ""));
                    break;
                case < 6:
                    feed.Abort();
                    break;
                case 6:
                    feed.Freeze();
                    break;
                case < 20:
                    feed.Checkpoint();
                    break;
                case 20 when forgets:
                    feed.Forget();
                    break;
                case 21 when random.Next(2) == 0:
                    await graph.Host.KillAsync();
                    AddEvents(feed, 5);
                    await graph.Host.StartAsync();
                    break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
    }

    private static void AddEvents(ScriptedFeed feed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var number = feed.Count + 1;
            feed.Add(StressReader.KeyOf(number), flaw: StressReader.FlawOf(number));
        }
    }
}
