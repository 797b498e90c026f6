using GraphBff.Binding.Names;

namespace GraphBff.Binding.Tests.Names;

public sealed class NameTableTests
{
    [Fact]
    public void Take_NameThatIsTaken_GivesTheNextAndTellsWhoHasIt()
    {
        var names = new NameTable("type", [], "Query");

        Assert.Equal("State", names.Take("a.State", "State", "AState"));
        Assert.Equal("BState", names.Take("b.State", "State", "BState"));
        Assert.Equal("BState2", names.Take("b.c.State", "State", "BState"));
        Assert.Equal("BQuery", names.Take("b.Query", "Query", "BQuery"));
        Assert.Equal(
            ["a.State b.State BState", "a.State b.c.State BState2", "the graph itself b.Query BQuery"],
            names.Collisions.Select(collision => $"{collision.Holder} {collision.Other} {collision.Given}"));
    }

    [Fact]
    public void Take_LockedNames_AreTheirHoldersWhoeverComesFirst()
    {
        LockedName[] locked =
        [
            new("type", "b.State", "State"), new("type", "c.State", "State"), new("query", "a.State", "Other"), new(
                "type", "d.Query", "Query"),
        ];
        var names = new NameTable("type", locked, "Query");

        Assert.Equal("AState", names.Take("a.State", "State", "AState"));
        Assert.Equal("State", names.Take("b.State", "State", "BState"));
        Assert.Equal("CState", names.Take("c.State", "State", "CState"));
        Assert.Equal("DQuery", names.Take("d.Query", "Query", "DQuery"));
        Assert.Equal(
            "b.State a.State AState", string.Join(' ', names.Collisions[0].Holder, names.Collisions[0].Other, names.Collisions[0].Given));
    }
}
