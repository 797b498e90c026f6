using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types;

namespace GraphBff.Orders;

internal sealed class OrderChangeType : ObjectType<WatchOrdersResponse>
{
    public OrderChangeType()
    {
        Enum<ChangeKind>("kind", change => change.Kind);
        Object<OrderType>("order", change => change.Order).NonNull().Description("The order after the change.");
        String("resumeToken", change => change.ResumeToken is "" ? null : change.ResumeToken).Nullable()
            .Description("Where `resumeAfter` goes on after this event; null while the present state is sent.");
    }
}
