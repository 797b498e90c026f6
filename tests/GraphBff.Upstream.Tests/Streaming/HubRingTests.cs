using GraphBff.Engine.Types;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class HubRingTests
{
    [Fact]
    public void Add_MoreThanItsCapacity_KeepsTheLatestByTheirPositions()
    {
        var ring = new HubRing(40);

        for (int i = 0; i < 100; i++)
        {
            ring.Add(Event($"t{i}"));

            Assert.Equal((Math.Max(0, i - 39), i + 1), (ring.Start, ring.End));
            for (long position = ring.Start; position < ring.End; position++)
            {
                Assert.Equal($"t{position}", ((StreamEvent)ring[position]).ResumeToken);
            }
        }
    }

    [Fact]
    public void Find_Token_PlaceBehindItsLatestEntry()
    {
        var ring = new HubRing(16);
        ring.Add(Event("gone"));
        for (int i = 0; i < 13; i++)
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

    private static StreamEvent Event(string token) => new(new object(), token);
}
