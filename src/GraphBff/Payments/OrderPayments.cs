using GraphBff.Engine.Types;
using GraphBff.Orders;

namespace GraphBff.Payments;

internal sealed class OrderPayments : TypeExtension<OrderType>
{
    protected override void Extend(OrderType type)
        => type.Many<PaymentType>("payments").By<PaymentsByOrderLoader>(order => order.Id)
            .Description("How the order was paid for, the newest first.");
}
