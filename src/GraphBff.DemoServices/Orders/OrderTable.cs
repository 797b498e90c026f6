using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Microsoft.Data.Sqlite;

namespace GraphBff.DemoServices.Orders;

internal static class OrderTable
{
    public const string Schema =
        """
        create table orders (
            id text primary key,
            user_id text not null,
            status integer not null,
            total_cents integer not null,
            create_time integer not null,
            update_time integer not null
        );
        create index orders_by_time on orders (create_time, id);
        create index orders_by_user on orders (user_id, create_time, id);
        create index orders_by_status on orders (status, create_time, id);
        create index orders_by_user_and_status on orders (user_id, status, create_time, id);
        """;

    private const string Columns = "o.id, o.user_id, o.status, o.total_cents, o.create_time, o.update_time";

    /// <summary>Selects the orders to list. A null user and an unspecified status select all.</summary>
    public static StatusFilter Filter(string? userId = null, OrderStatus status = OrderStatus.Unspecified)
        => new("order.v1 orders", "user_id", userId, (int)status);

    public static string NextId(Session session)
        => $"order-{session.QueryNumber("select coalesce(max(rowid), 0) + 1 from orders"):D5}";

    public static void Insert(Session session, Order order)
    {
        session.Execute(
            "insert into orders values ($id, $user, $status, $total, $create, $update)",
            ("$id", order.Id), ("$user", order.UserId), ("$status", (int)order.Status), ("$total", Euros.ToCents(order.Total)),
            ("$create", order.CreateTime.ToMilliseconds()), ("$update", order.UpdateTime.ToMilliseconds()));
        OrderLineTable.Insert(session, order);
    }

    public static void SetStatus(Session session, Order order) => session.Execute(
        "update orders set status = $status, update_time = $now where id = $id",
        ("$id", order.Id), ("$status", (int)order.Status), ("$now", order.UpdateTime.ToMilliseconds()));

    /// <summary>Returns the orders that exist, in the order of the ids, without their lines.</summary>
    public static List<Order> Find(Session session, params IEnumerable<string> ids) => session.Query(
        $"select {Columns} from json_each($ids) k join orders o on o.id = k.value order by k.key",
        ToOrder,
        ("$ids", KeyList.ToParameter(ids)));

    /// <summary>Returns a page of orders without their lines, the newest first.</summary>
    public static Page<Order> List(Session session, PageRequest page, StatusFilter filter)
    {
        var after = page.After ?? new(long.MaxValue, "");

        // Each set of filters has its own text and its own index.
        var rows = session.Query(
            $"""
            select {Columns} from orders o where {filter.Condition} (o.create_time, o.id) < ($time, $id)
            order by o.create_time desc, o.id desc limit $rows
            """,
            ToOrder,
            [.. filter.Parameters, ("$time", after.Time), ("$id", after.Text), ("$rows", page.Rows)]);
        return page.ToPage(rows, order => new(order.CreateTime.ToMilliseconds(), order.Id));
    }

    /// <summary>Returns all orders that match, without their lines, the newest first.</summary>
    public static List<Order> All(Session session, StatusFilter filter) => session.Query(
        $"select {Columns} from orders o where {filter.Condition} true order by o.create_time desc, o.id desc",
        ToOrder,
        [.. filter.Parameters]);

    private static Order ToOrder(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        UserId = row.GetString(1),
        Status = (OrderStatus)row.GetInt32(2),
        Total = Euros.FromCents(row.GetInt64(3)),
        CreateTime = UnixTime.ToTimestamp(row.GetInt64(4)),
        UpdateTime = UnixTime.ToTimestamp(row.GetInt64(5)),
    };
}
