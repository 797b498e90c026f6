using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Tests.Planning;

public sealed class KeptPlansTests
{
    private readonly KeptPlans _plans = new(maxBytes: 1000, otherBytes: () => 100);

    [Fact]
    public void Add_MoreThanThereIsRoomFor_TheOldestGo()
    {
        for (uint i = 0; i < 20; i++)
        {
            _plans.Add(Choice(i), Plan(200));
            Assert.InRange(_plans.Weight, 200, 900);
        }

        Assert.Equal(4, _plans.Count);
        Assert.NotNull(_plans.Find(Choice(19)));
        Assert.Null(_plans.Find(Choice(0)));
    }

    [Fact]
    public void Add_WhileOneIsUsed_ThatOneStays()
    {
        var used = Plan(200);
        _plans.Add(Choice(100), used);
        for (uint i = 0; i < 20; i++)
        {
            _plans.Add(Choice(i), Plan(200));
            Assert.Same(used, _plans.Find(Choice(100)));
        }
    }

    [Fact]
    public void Add_OneThatTakesTooMuch_LeavesTheOthersAlone()
    {
        _plans.Add(Choice(1), Plan(200));

        _plans.Add(Choice(2), Plan(901));

        Assert.NotNull(_plans.Find(Choice(1)));
        Assert.Null(_plans.Find(Choice(2)));
    }

    private static PlanChoice Choice(uint conditions) => new(conditions, Nulls: 0, IsIncremental: false);

    private static OperationPlan Plan(int weight) => new(null!, [], [], []) { Weight = weight };
}
