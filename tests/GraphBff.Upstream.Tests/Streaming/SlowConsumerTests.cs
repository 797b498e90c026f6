using GraphBff.Testing;
using GraphBff.Upstream.Streaming;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class SlowConsumerTests
{
    [Fact]
    public async Task Subscriber_NeverReads_EndsAndOthersLoseNothing()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.QueueCapacity = 8);
        await using var slow = await graph.JoinedAsync();
        await using var one = await graph.JoinedAsync();
        await using var two = await graph.JoinedAsync();
        graph.Feed.Add();
        await slow.ReadsAsync(1);
        await one.ReadsAsync(1);
        await two.ReadsAsync(1);

        for (var i = 2; i <= 100; i++)
        {
            graph.Feed.Add();
            await one.ReadsAsync(i);
            await two.ReadsAsync(i);
        }

        var error = await slow.ErrorAsync();
        Assert.Equal(("SLOW_CONSUMER", true), (error.Code, error.Retryable));
        await slow.EndsAsync();
    }

    [Fact]
    public async Task Subscriber_SlowConsumerComesAgain_GoesOnWhereItWas()
    {
        await using var graph = await FeedGraph.StartAsync(options => options.QueueCapacity = 8);
        var slow = await graph.JoinedAsync();
        await using var one = await graph.JoinedAsync();
        await using var two = await graph.JoinedAsync();
        for (var i = 1; i <= 20; i++)
        {
            graph.Feed.Add();
            await one.ReadsAsync(i);
            await two.ReadsAsync(i);
            if (i == 1)
            {
                await slow.ReadsAsync(1);
            }
        }

        await slow.ErrorAsync();
        await slow.DisposeAsync();
        await using var again = await graph.JoinedAsync(slow.LastToken);

        await again.ReadsAsync([.. Enumerable.Range(2, 19)]);
    }

    [Fact]
    public async Task Subscriber_HasReadItsReplayAsFarAsAFullQueue_NotTakenForASlowConsumer()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.QueueCapacity = 8;
            options.BurstPatience = TimeSpan.Zero;
        });
        await using var stays = await graph.JoinedAsync();
        for (var i = 1; i <= 20; i++)
        {
            graph.Feed.Add();
            await stays.ReadsAsync(i);
        }

        await using var again = graph.Join(ScriptedFeed.Token(1));
        await again.ReadsAsync([.. Enumerable.Range(2, 11)]);
        graph.Feed.Add();
        await stays.ReadsAsync(21);

        await again.ReadsAsync([.. Enumerable.Range(13, 9)]);
    }

    [Fact]
    public async Task Subscriber_ReadsALongReplay_OthersAreNotHeldBack()
    {
        // The clock does not advance, so the stream waits forever for a slow subscriber.
        await using var graph = await FeedGraph.StartAsync(
            options =>
            {
                options.QueueCapacity = 8;
                options.RingCapacity = 64;
                options.BurstPatience = TimeSpan.FromMinutes(1);
            },
            new FakeTimeProvider());
        await using var stays = await graph.JoinedAsync();
        for (var i = 1; i <= 40; i++)
        {
            graph.Feed.Add();
            await stays.ReadsAsync(i);
        }

        await using var again = graph.Join(ScriptedFeed.Token(1));
        await again.ReadsAsync(2);
        for (var i = 41; i <= 50; i++)
        {
            graph.Feed.Add();
            await stays.ReadsAsync(i);
        }

        await again.ReadsAsync([.. Enumerable.Range(3, 48)]);
    }

    [Fact]
    public async Task Subscriber_NeverReadsWhereOldestAreDropped_GapAndTheLatest()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.QueueCapacity = 8;
            options.Overflow = StreamOverflow.DropOldest;
        });
        await using var slow = await graph.JoinedAsync();
        await using var one = await graph.JoinedAsync();
        await using var two = await graph.JoinedAsync();
        for (var i = 1; i <= 100; i++)
        {
            graph.Feed.Add();
            await one.ReadsAsync(i);
            await two.ReadsAsync(i);
            if (i == 1)
            {
                await slow.ReadsAsync(1);
            }
        }

        await slow.ReadsAsync([0, .. Enumerable.Range(93, 8)]);
    }

    [Fact]
    public async Task Subscribers_AllStuck_StreamIsClosed()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.QueueCapacity = 8;
            options.BurstPatience = TimeSpan.FromMilliseconds(10);
        });
        await using var slow = await graph.JoinedAsync();
        graph.Feed.Add();
        await slow.ReadsAsync(1);

        graph.Feed.Add(100);

        await graph.NothingLeftAsync();
        Assert.Equal("SLOW_CONSUMER", (await slow.ErrorAsync()).Code);
    }

    [Fact]
    public async Task Subscribers_LagInTheBurstBehindOneThatIsStuck_LoseNothing()
    {
        var time = new FakeTimeProvider();
        await using var graph = await FeedGraph.StartAsync(
            options =>
            {
                options.QueueCapacity = 8;
                options.BurstPatience = TimeSpan.FromMinutes(1);
            },
            time);
        await using var stuck = await graph.JoinedAsync();
        await using var quick = graph.Join();
        FeedReader[] others = [graph.Join(), graph.Join(), graph.Join()];
        for (var i = 1; i <= 6; i++)
        {
            graph.Feed.Add();
            if (i == 6)
            {
                // After the fifth event the stream is held back, until the hub sees that the stuck subscriber takes nothing.
                await AdvanceUntilAsync(() => quick.HasNext, time);
            }

            await quick.ReadsAsync(i);
            await Task.WhenAll(others.Select(other => other.ReadsAsync(i)));
        }

        // One by one, so that the quick subscriber never lags, and the stream never waits for it.
        var quickReads = Task.Run(async () =>
        {
            for (var i = 7; i <= 36; i++)
            {
                graph.Feed.Add();
                await quick.ReadsAsync(i);
            }
        });

        // Enough time for an overflow, which must not happen.
        await Task.WhenAny(quickReads, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
        await Task.WhenAll(others.Select(other => other.ReadsAsync([.. Enumerable.Range(7, 30)])).Append(quickReads));

        await stuck.ReadsAsync(1);
        Assert.Equal("SLOW_CONSUMER", (await stuck.ErrorAsync()).Code);
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Burst_FarLargerThanTheQueues_ReachesAll()
    {
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.QueueCapacity = 16;
            options.RingCapacity = 32;
            options.BurstPatience = TimeSpan.FromMinutes(1);
        });
        await using var first = await graph.JoinedAsync();
        var readers = Enumerable.Range(0, 99).Select(_ => graph.Join()).Append(first).ToArray();
        int[] expected = [.. Enumerable.Range(1, 1000)];

        var reads = readers.Select(reader => Task.Run(() => reader.ReadsAsync(expected))).ToArray();
        graph.Feed.Add(1000);
        await Task.WhenAll(reads);

        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscriber_StreamOfItsOwnAndReadsLate_NothingIsLost()
    {
        // The stream is read no faster than its only subscriber reads, so the service is the queue.
        await using var graph = await FeedGraph.StartAsync(options =>
        {
            options.QueueCapacity = 4;
            options.RingCapacity = 16;
            options.MaxStateItems = 1;
            options.BurstPatience = TimeSpan.FromMilliseconds(1);
        });
        for (var i = 1; i <= 100; i++)
        {
            graph.Feed.Add($"k{i}");
        }

        await using var reader = graph.Join(currentState: true);
        await Eventually.TrueAsync(() => graph.Feed is { Started: 1, Calls.Count: 2 });
        graph.Feed.Add(100);

        await reader.ReadsAsync([.. Enumerable.Range(1, 100).Select(number => -number), .. Enumerable.Range(101, 100)]);
    }

    // Advances the clock by one second at a time and no further than needed, since later steps wait only briefly.
    private static async Task AdvanceUntilAsync(Func<bool> condition, FakeTimeProvider time)
    {
        for (var second = 0; second < 60 && !condition(); second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
