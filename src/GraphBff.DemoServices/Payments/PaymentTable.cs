using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Microsoft.Data.Sqlite;

namespace GraphBff.DemoServices.Payments;

internal static class PaymentTable
{
    public const string Schema =
        """
        create table payments (
            id text primary key,
            order_id text not null,
            amount_cents integer not null,
            refunded_cents integer not null,
            status integer not null,
            create_time integer not null
        );
        create index payments_by_time on payments (create_time, id);
        create index payments_by_order on payments (order_id, create_time, id);
        create index payments_by_status on payments (status, create_time, id);
        create index payments_by_order_and_status on payments (order_id, status, create_time, id);
        """;

    private const string Columns = "p.id, p.order_id, p.amount_cents, p.refunded_cents, p.status, p.create_time";

    /// <summary>Selects the payments to list. A null order and an unspecified status select all.</summary>
    public static StatusFilter Filter(string? orderId = null, PaymentStatus status = PaymentStatus.Unspecified)
        => new("payment.v1 payments", "order_id", orderId, (int)status);

    public static string NextId(Session session)
        => $"payment-{session.QueryNumber("select coalesce(max(rowid), 0) + 1 from payments"):D5}";

    public static void Insert(Session session, Payment payment) => session.Execute(
        "insert into payments values ($id, $order, $amount, $refunded, $status, $time)",
        ("$id", payment.Id), ("$order", payment.OrderId), ("$amount", Euros.ToCents(payment.Amount)),
        ("$refunded", RefundedCents(payment)), ("$status", (int)payment.Status), ("$time", payment.CreateTime.ToMilliseconds()));

    public static void Update(Session session, Payment payment) => session.Execute(
        "update payments set status = $status, refunded_cents = $refunded where id = $id",
        ("$id", payment.Id), ("$status", (int)payment.Status), ("$refunded", RefundedCents(payment)));

    public static long RefundedCents(Payment payment)
        => payment.RefundedAmount is null ? 0 : Euros.ToCents(payment.RefundedAmount);

    /// <summary>Returns the payments that exist, in the order of the ids.</summary>
    public static List<Payment> Find(Session session, params IEnumerable<string> ids) => session.Query(
        $"select {Columns} from json_each($ids) k join payments p on p.id = k.value order by k.key",
        ToPayment,
        ("$ids", KeyList.ToParameter(ids)));

    /// <summary>Returns a page of payments, the newest first.</summary>
    public static Page<Payment> List(Session session, PageRequest page, StatusFilter filter)
    {
        var after = page.After ?? new(long.MaxValue, "");

        // Each set of filters has its own text and its own index.
        var rows = session.Query(
            $"""
            select {Columns} from payments p where {filter.Condition} (p.create_time, p.id) < ($time, $id)
            order by p.create_time desc, p.id desc limit $rows
            """,
            ToPayment,
            [.. filter.Parameters, ("$time", after.Time), ("$id", after.Text), ("$rows", page.Rows)]);
        return page.ToPage(rows, payment => new(payment.CreateTime.ToMilliseconds(), payment.Id));
    }

    private static Payment ToPayment(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        OrderId = row.GetString(1),
        Amount = Euros.FromCents(row.GetInt64(2)),
        RefundedAmount = row.GetInt64(3) is > 0 and var refunded ? Euros.FromCents(refunded) : null,
        Status = (PaymentStatus)row.GetInt32(4),
        CreateTime = UnixTime.ToTimestamp(row.GetInt64(5)),
    };
}
