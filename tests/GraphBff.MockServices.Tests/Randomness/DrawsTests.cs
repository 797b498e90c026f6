using GraphBff.MockServices.Randomness;

namespace GraphBff.MockServices.Tests.Randomness;

public sealed class DrawsTests
{
    // The number is pinned, because data must be the same with each version and on each machine.
    [Fact]
    public void Of_ATextThatIsKnown_IsTheKnownHash() => Assert.Equal(KnownHash, StableHash.Of("order", "1"));

    [Fact]
    public void Of_TheSameTextInOtherParts_Differs() => Assert.NotEqual(StableHash.Of("ab", "c"), StableHash.Of("a", "bc"));

    [Fact]
    public void For_InAnotherOrder_IsTheSame()
    {
        var (forth, back) = (new Draws(1), new Draws(1));
        string[] purposes = [.. Enumerable.Range(0, 50).Select(i => $"purpose {i}")];

        var first = purposes.ToDictionary(purpose => purpose, purpose => forth.For(purpose).Name.FullName());
        var second = purposes.Reverse().ToDictionary(purpose => purpose, purpose => back.For(purpose).Name.FullName());

        Assert.All(purposes, purpose => Assert.Equal(first[purpose], second[purpose]));
        Assert.True(first.Values.Distinct().Count() > 40);
    }

    [Fact]
    public void For_WithTheGlobalSeedChanged_IsTheSame()
    {
        var before = new Draws(1).For("x").Name.FullName();
        Bogus.Randomizer.Seed = new Random(99);

        Assert.Equal(before, new Draws(1).For("x").Name.FullName());
    }

    [Fact]
    public void Below_OfManyPurposes_ReachesEachNumber()
        => Assert.Equal(
            Enumerable.Range(0, 10),
            Enumerable.Range(0, 1000).Select(i => new Draws(1).Below(10, $"{i}")).Distinct().Order());

    private const ulong KnownHash = 755287437670935427;
}
