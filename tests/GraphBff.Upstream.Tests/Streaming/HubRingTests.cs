using GraphBff.Engine.Types;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class HubRingTests
{
    [Fact]
    public void Add_MoreThanItsCapacity_KeepsTheLatestByTheirPositions()
    {
        var ring = new HubRing(40, new RingBudget(long.MaxValue));

        for (var i = 0; i < 100; i++)
        {
            ring.Add(Event($"t{i}"));

            Assert.Equal((Math.Max(0, i - 39), i + 1), (ring.Start, ring.End));
            for (var position = ring.Start; position < ring.End; position++)
            {
                Assert.Equal($"t{position}", ((SubscriptionEvent)ring[position]).ResumeToken);
            }
        }
    }

    [Fact]
    public void Find_Token_PlaceBehindItsLatestEntry()
    {
        var ring = new HubRing(16, new RingBudget(long.MaxValue));
        ring.Add(Event("gone"));
        for (var i = 0; i < 13; i++)
        {
            ring.Add(Event("same"));
        }

        ring.Add(HubGap.Instance);
        ring.Add(new[] { Event(""), Event("state") });
        ring.Add(Event(""));

        Assert.Equal(-1, ring.Find("gone"));
        Assert.Equal(14, ring.Find("same"));
        Assert.Equal(16, ring.Find("state"));
        Assert.Equal(-1, ring.Find("never"));
        Assert.Equal((-1, 16), (ring.Find("same", sinceGap: true), ring.Find("state", sinceGap: true)));
    }

    [Fact]
    public void Add_TooMuchInAllRings_ThoseWithMoreThanTheirShareForgetTheirOldest()
    {
        var budget = new RingBudget(1000);
        var large = new HubRing(1024, budget);
        var small = new HubRing(1024, budget);
        for (var i = 0; i < 90; i++)
        {
            large.Add(Event($"t{i}"), 10);
        }

        small.Add(Event("t"), 200);
        Assert.Equal((0, 0, 1100), (large.Start, small.Start, budget.Held));
        Assert.Equal((-1, 0, 89), (large.RoomOf(-1), large.RoomOf(0), large.RoomOf(89)));

        large.Add(Event("t90"), 10);

        Assert.Equal((11, 0, 1000), (large.Start, small.Start, budget.Held));
        Assert.Equal((-1, -1, 12), (large.RoomOf(10), large.Find("t10"), large.Find("t11")));
    }

    [Fact]
    public void Add_EntriesLargerThanTheShare_SixteenAreKept()
    {
        var budget = new RingBudget(1000);
        var ring = new HubRing(1024, budget);

        for (var i = 0; i < 100; i++)
        {
            ring.Add(Event($"t{i}"), 10_000);
        }

        Assert.Equal((84, 160_000), (ring.Start, budget.Held));
    }

    [Fact]
    public void Close_WithEntries_NoLongerCounted()
    {
        var budget = new RingBudget(1000);
        var ring = new HubRing(16, budget);
        ring.Add(Event("t"), 10);

        ring.Close();
        ring.Add(Event("late"), 10);

        Assert.Equal(0, budget.Held);
        Assert.Equal("t", ((SubscriptionEvent)ring[0]).ResumeToken);
    }

    private static SubscriptionEvent Event(string token) => new(new object(), token);
}
