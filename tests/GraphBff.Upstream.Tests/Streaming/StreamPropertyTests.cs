using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming;

/// <summary>
/// Random interleavings of events, breaks, joins, leaves and slow readers. Without a gap, no reader loses an event or gets one twice.
/// </summary>
public sealed class StreamPropertyTests
{
    private const int Steps = 200;

    private static readonly FeedFlaw[] Flaws =
        [FeedFlaw.WithoutKey, FeedFlaw.Throws, FeedFlaw.NotUtf8, FeedFlaw.CutOff, FeedFlaw.UnknownKind];

    private static readonly StatusCode[] Breaks =
        [StatusCode.OK, StatusCode.Unavailable, StatusCode.Internal, StatusCode.Unknown, StatusCode.Aborted, StatusCode.DeadlineExceeded];

    public static TheoryData<int> Seeds
        => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is { Length: > 0 } ? 1000 : 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Subscribers_RandomInterleaving_EachSeesExactlyWhatFollows(int seed)
    {
        var random = new Random(seed);
        var forgets = seed % 3 == 0;
        var isStateTooLarge = seed % 5 == 0;
        // A state that is not kept has a gap if it is interrupted.
        var mayTellGaps = forgets || isStateTooLarge;
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.RingCapacity = 16 << random.Next(3);
            options.QueueCapacity = 4 << random.Next(3);
            options.BurstPatience = TimeSpan.FromMilliseconds(random.Next(2) * 20);
            options.MaxStateItems = isStateTooLarge ? 1 : 1000;
            options.MaxCatchUpStreams = 1000;
            options.StallTimeout = TimeSpan.FromMilliseconds(seed % 4 == 0 ? 50 : 0);
        });
        // A service that resumes with the message of the token, not after it.
        graph.Feed.Repeats = random.Next(2);
        graph.Feed.Add("a");
        graph.Feed.Add("b");
        var readers = new List<ModelReader>();
        var eager = new List<Task<ModelReader>>();
        var tokens = new List<string>();
        var gaps = 0;
        var final = int.MaxValue;

        for (var step = 0; step < Steps; step++)
        {
            switch (random.Next(22))
            {
                case > 19:
                    graph.Feed.Add(Key(), flaw: Flaws[random.Next(Flaws.Length)]);
                    break;
                case < 7:
                    graph.Feed.Add(Key(), isRemoval: random.Next(10) == 0);
                    break;
                case < 9:
                    for (var i = random.Next(40); i > 0; i--)
                    {
                        graph.Feed.Add(Key());
                    }

                    break;
                case < 13:
                    var joined = Join();
                    if (random.Next(2) == 0)
                    {
                        readers.Add(joined);
                    }
                    else
                    {
                        eager.Add(Task.Run(() => FinishAsync(joined)));
                    }

                    break;
                case < 15 when readers.Count > 0:
                    await LeaveAsync(readers[random.Next(readers.Count)]);
                    break;
                case 15:
                    graph.Feed.Break(new Status(Breaks[random.Next(Breaks.Length)], ""));
                    break;
                case 16 when random.Next(3) == 0:
                    graph.Feed.Abort();
                    break;
                case 17 when random.Next(2) == 0:
                    graph.Feed.Checkpoint();
                    break;
                case 18 when forgets && random.Next(3) == 0:
                    graph.Feed.Forget();
                    break;
                case 19:
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5)), TimeProvider.System);
                    break;
                default:
                    foreach (var reader in readers.ToArray())
                    {
                        for (var i = random.Next(4); i > 0 && !reader.IsTooSlow && reader.HasNext; i--)
                        {
                            await reader.ReadAsync();
                        }

                        if (reader.IsTooSlow)
                        {
                            await LeaveAsync(reader);
                        }
                    }

                    break;
            }
        }

        // No reader knows when the stream is open, so it may begin after the last event. Add events until every reader has one.
        Volatile.Write(ref final, graph.Feed.Log.Count + 1);
        var finished = Task.WhenAll([.. eager, .. readers.Select(FinishAsync)]);
        var start = TimeProvider.System.GetTimestamp();
        while (!finished.IsCompleted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), "Somebody waits for an event that was sent.");
            graph.Feed.Add("a");
            graph.Feed.Add("b");
            await Task.WhenAny(finished, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }

        foreach (var reader in await finished)
        {
            await LeaveAsync(reader);
        }

        Assert.True(mayTellGaps || gaps == 0, $"{gaps} gaps were told where nothing was forgotten.");
        await graph.NothingLeftAsync();

        string Key() => random.Next(2) == 0 ? "a" : "b";

        ModelReader Join()
        {
            var token = tokens.Count > 0 && random.Next(2) == 0 ? tokens[random.Next(tokens.Count)] : null;
            return new(graph, key: random.Next(3) == 0 ? "a" : null, token, currentState: random.Next(2) == 0);
        }

        async Task<ModelReader> FinishAsync(ModelReader reader)
        {
            while (!reader.IsTooSlow && !reader.HasReached(Volatile.Read(ref final)))
            {
                await reader.ReadAsync();
            }

            return reader;
        }

        async Task LeaveAsync(ModelReader reader)
        {
            await reader.DisposeAsync();
            readers.Remove(reader);
            gaps += reader.Gaps;
            if (reader.LastToken is { } token)
            {
                tokens.Add(token);
            }
        }
    }
}
