using GraphBff.Upstream.Budgets;

namespace GraphBff.Upstream.Tests.Budgets;

public class CallBudgetTests
{
    [Fact]
    public void Budget_ReserveTaken_GivesTheShareOfTheCalls()
    {
        var budget = new CallBudget(ratio: 0.5, reserve: 2);

        Assert.True(budget.TryTake(2));
        Assert.False(budget.TryTake(1));
        budget.Called();
        Assert.False(budget.TryTake(1));
        budget.Called();
        Assert.True(budget.TryTake(1));
        Assert.False(budget.TryTake(1));
    }

    [Fact]
    public void Budget_ManyCallsThatGoWell_HoldsTheReserveAndNoMore()
    {
        var budget = new CallBudget(ratio: 0.5, reserve: 2);

        for (var i = 0; i < 1000; i++)
        {
            budget.Called();
        }

        Assert.True(budget.TryTake(2));
        Assert.False(budget.TryTake(1));
    }

    [Fact]
    public void Budget_CallsReturned_MayBeTakenAgain()
    {
        var budget = new CallBudget(ratio: 0, reserve: 2);

        Assert.True(budget.TryTake(2));
        budget.Return(2);

        Assert.True(budget.TryTake(2));
    }
}
