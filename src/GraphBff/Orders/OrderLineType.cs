using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types;
using GraphBff.Inventory;

namespace GraphBff.Orders;

internal sealed class OrderLineType : ObjectType<OrderLine>
{
    public OrderLineType()
    {
        Int("quantity", line => line.Quantity);
        Object<MoneyType>("unitPrice", line => line.UnitPrice);
        One<ProductType>("product").By<ProductByIdLoader>(line => line.ProductId)
            .Description("What was ordered, as it is now.");
    }
}
