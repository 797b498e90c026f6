using GraphBff.Engine.Operations;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Types;

public sealed class SubscriptionEventTests
{
    private readonly SubscriptionEvent _event = new(new object(), "t1");
    private readonly OperationPlan _plan = Plan();

    [Fact]
    public void Rendered_ResponseOfOneSubscriber_NotKept()
    {
        _event.Keep(_plan, Response(10));

        Assert.Null(_event.Rendered(_plan));
    }

    [Fact]
    public void Rendered_ResponseOfTwoSubscribersWithOnePlan_KeptForTheThird()
    {
        _event.Keep(_plan, Response(10));
        _event.Keep(_plan, Response(10));

        using var third = _event.Rendered(_plan);
        Assert.Equal((10, "t1"), (third!.Body.Length, third.ResumeToken));
        Assert.Null(_event.Rendered(Plan()));
    }

    [Fact]
    public void Rendered_OtherPlansBetween_TheOneThatIsKeptStays()
    {
        var other = Plan();
        _event.Keep(_plan, Response(10));
        _event.Keep(_plan, Response(10));
        _event.Keep(other, Response(20));
        _event.Keep(other, Response(20));

        Assert.NotNull(_event.Rendered(_plan));
        Assert.Null(_event.Rendered(other));
    }

    [Fact]
    public void Rendered_LargeResponse_NotKept()
    {
        _event.Keep(_plan, Response(20_000));
        _event.Keep(_plan, Response(20_000));

        Assert.Null(_event.Rendered(_plan));
    }

    private static OperationPlan Plan() => new(null!, [], [], new Dictionary<Type, MemberSet>());

    private static OperationResult Response(int length) => new(new byte[length]);
}
