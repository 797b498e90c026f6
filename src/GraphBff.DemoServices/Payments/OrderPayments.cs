using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Orders;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Payments;

/// <summary>Authorizes a payment when an order is placed, and cancels the payment when the order is cancelled.</summary>
internal sealed class OrderPayments : IOrderFollower
{
    public void OrderPlaced(Session session, Order order) => PaymentTable.Insert(session, new()
    {
        Id = PaymentTable.NextId(session),
        OrderId = order.Id,
        Amount = order.Total,
        Status = PaymentStatus.Authorized,
        CreateTime = order.CreateTime,
    });

    public void OrderCancelled(Session session, Order order)
    {
        var authorized = PaymentTable.Filter(order.Id, PaymentStatus.Authorized);
        var page = new PageRequest(authorized.Scope, PageRequest.MaxSize, After: null);
        foreach (var payment in PaymentTable.List(session, page, authorized).Items)
        {
            payment.Status = PaymentStatus.Voided;
            PaymentTable.Update(session, payment);
        }
    }
}
