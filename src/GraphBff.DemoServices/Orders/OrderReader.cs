using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Masks;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Orders;

/// <summary>Reads the parts of orders that a mask selects: lines only if they are wanted.</summary>
internal static class OrderReader
{
    public static List<Order> Find(Session session, IEnumerable<string> ids, ReadMask<Order> mask)
        => Complete(session, OrderTable.Find(session, ids), mask);

    public static Page<Order> List(Session session, PageRequest page, StatusFilter filter, ReadMask<Order> mask)
    {
        var orders = OrderTable.List(session, page, filter);
        return orders with { Items = Complete(session, orders.Items, mask) };
    }

    /// <summary>Reads the current state that a watch sends first.</summary>
    public static List<Order> ReadAll(Session session, string? orderId, string? userId)
    {
        var orders = orderId is null
            ? OrderTable.All(session, OrderTable.Filter(userId))
            : OrderTable.Find(session, orderId).FindAll(order => userId is null || order.UserId == userId);
        return OrderLineTable.AddLines(session, orders);
    }

    /// <summary>Reads one order with all its parts.</summary>
    public static Order GetWhole(Session session, string id)
    {
        var order = OrderTable.Find(session, id).SingleOrDefault() ?? throw OrderErrors.NotFound(id);
        return OrderLineTable.AddLines(session, [order])[0];
    }

    private static List<Order> Complete(Session session, List<Order> orders, ReadMask<Order> mask)
    {
        if (mask.Includes("lines"))
        {
            OrderLineTable.AddLines(session, orders);
        }

        return orders.ConvertAll(mask.Apply);
    }
}
