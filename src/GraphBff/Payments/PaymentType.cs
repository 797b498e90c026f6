using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Types;
using GraphBff.Inventory;
using GraphBff.Orders;

namespace GraphBff.Payments;

internal sealed class PaymentType : ObjectType<Payment>
{
    public PaymentType()
    {
        Node<PaymentByIdLoader>(payment => payment.Id);
        Enum("status", payment => payment.Status);
        Object<MoneyType>("amount", payment => payment.Amount);
        Object<MoneyType>("refundedAmount", payment => payment.RefundedAmount);
        DateTime("createTime", payment => payment.CreateTime?.ToDateTimeOffset());
        One<OrderType>("order").By<OrderByIdLoader>(payment => payment.OrderId)
            .Description("What was paid for.");
    }
}
