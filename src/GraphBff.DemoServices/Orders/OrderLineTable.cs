using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Orders;

internal static class OrderLineTable
{
    public const string Schema =
        """
        create table order_lines (
            order_id text not null,
            position integer not null,
            product_id text not null,
            quantity integer not null,
            unit_price_cents integer not null,
            primary key (order_id, position)
        ) without rowid;
        """;

    public static void Insert(Session session, Order order)
    {
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            session.Execute(
                "insert into order_lines values ($order, $position, $product, $quantity, $price)",
                ("$order", order.Id), ("$position", i), ("$product", line.ProductId), ("$quantity", line.Quantity),
                ("$price", Euros.ToCents(line.UnitPrice)));
        }
    }

    /// <summary>Reads the lines of all orders by one query, and adds them to the orders.</summary>
    public static List<Order> AddLines(Session session, List<Order> orders)
    {
        var byId = orders.ToDictionary(order => order.Id, StringComparer.Ordinal);
        var lines = session.Query(
            """
            select l.order_id, l.product_id, l.quantity, l.unit_price_cents
            from json_each($orders) k join order_lines l on l.order_id = k.value order by k.key, l.position
            """,
            row => (OrderId: row.GetString(0), Line: new OrderLine
            {
                ProductId = row.GetString(1),
                Quantity = row.GetInt32(2),
                UnitPrice = Euros.FromCents(row.GetInt64(3)),
            }),
            ("$orders", KeyList.ToParameter(byId.Keys)));

        foreach (var (orderId, line) in lines)
        {
            byId[orderId].Lines.Add(line);
        }

        return orders;
    }
}
