using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types;
using GraphBff.Inventory;
using GraphBff.Users;

namespace GraphBff.Orders;

internal sealed class OrderType : ObjectType<Order>
{
    public OrderType()
    {
        Node<OrderByIdLoader>(order => order.Id);
        Enum("status", order => order.Status);
        Object<MoneyType>("total", order => order.Total);
        List<OrderLineType>("lines", order => order.Lines);
        DateTime("createTime", order => order.CreateTime?.ToDateTimeOffset());
        DateTime("updateTime", order => order.UpdateTime?.ToDateTimeOffset());
        One<UserType>("customer").By<UserByIdLoader>(order => order.UserId)
            .Description("Who placed the order.");
    }
}
