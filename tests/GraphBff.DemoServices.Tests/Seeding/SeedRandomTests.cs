using GraphBff.DemoServices.Seeding;

namespace GraphBff.DemoServices.Tests.Seeding;

public sealed class SeedRandomTests
{
    [Fact]
    public void Next_KnownSeed_KnownNumbers()
    {
        // The published SplitMix64 numbers for this seed: 6457827717110365317, 3203168211198807973, 9817491932198370423.
        var random = new SeedRandom(1234567);

        Assert.Equal([317, 973, 423], Enumerable.Range(0, 3).Select(_ => random.Next(1000)));
    }

    [Fact]
    public void Between_ManyDraws_BothEndsAndNothingBeyond()
    {
        var random = new SeedRandom(1);

        var drawn = Enumerable.Range(0, 1000).Select(_ => random.Between(3, 5)).Distinct().Order();

        Assert.Equal([3, 4, 5], drawn);
    }
}
