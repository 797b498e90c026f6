using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Inventory;
using GraphBff.DemoServices.Storage;
using GraphBff.DemoServices.Users;
using Grpc.Core;

namespace GraphBff.DemoServices.Orders;

/// <summary>Creates and changes orders.</summary>
internal sealed class OrderBook(ChangeLog changes, Stock stock, IEnumerable<IOrderFollower> followers, TimeProvider time)
{
    /// <exception cref="RpcException">NOT_FOUND, or FAILED_PRECONDITION with OUT_OF_STOCK.</exception>
    public Order Place(Session session, PlaceOrderRequest request)
    {
        if (!UserTable.Exists(session, request.UserId))
        {
            throw OrderErrors.UserNotFound(request.UserId);
        }

        var now = UnixTime.ToTimestamp(time.Now());
        var order = new Order
        {
            Id = OrderTable.NextId(session),
            UserId = request.UserId,
            Status = OrderStatus.Pending,
            CreateTime = now,
            UpdateTime = now.Clone(),
        };

        foreach (var line in request.Lines)
        {
            var product = TakeFromStock(session, line);
            order.Lines.Add(new OrderLine { ProductId = product.Id, Quantity = line.Quantity, UnitPrice = product.Price });
        }

        order.Total = Euros.FromCents(order.Lines.Sum(line => Euros.ToCents(line.UnitPrice) * line.Quantity));
        OrderTable.Insert(session, order);
        changes.Append(session, OrderErrors.Domain, ChangeKind.Created, order);
        foreach (var follower in followers)
        {
            follower.OrderPlaced(session, order);
        }

        return order;
    }

    /// <exception cref="RpcException">NOT_FOUND, or FAILED_PRECONDITION with ORDER_NOT_CANCELLABLE.</exception>
    public Order Cancel(Session session, string id)
    {
        var order = OrderReader.GetWhole(session, id);
        if (order.Status != OrderStatus.Pending)
        {
            throw OrderErrors.NotCancellable(order);
        }

        foreach (var line in order.Lines)
        {
            stock.Adjust(session, line.ProductId, line.Quantity);
        }

        SetStatus(session, order, OrderStatus.Cancelled);
        foreach (var follower in followers)
        {
            follower.OrderCancelled(session, order);
        }

        return order;
    }

    /// <summary>Records that a pending order was paid.</summary>
    public void MarkPaid(Session session, string id) => SetStatus(session, OrderReader.GetWhole(session, id), OrderStatus.Paid);

    private Product TakeFromStock(Session session, PlaceOrderLine line)
    {
        var product = ProductTable.Find(session, line.ProductId).SingleOrDefault()
            ?? throw OrderErrors.ProductNotFound(line.ProductId);
        return product.Available >= line.Quantity
            ? stock.Adjust(session, product.Id, -line.Quantity)
            : throw OrderErrors.OutOfStock(product.Id, product.Available);
    }

    private void SetStatus(Session session, Order order, OrderStatus status)
    {
        order.Status = status;
        order.UpdateTime = UnixTime.ToTimestamp(time.Now());
        OrderTable.SetStatus(session, order);
        changes.Append(session, OrderErrors.Domain, ChangeKind.Updated, order);
    }
}
