using System.Globalization;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Payments;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Seeding;

/// <summary>
/// The payments of a new database. Most orders have one payment. Some also have a declined one before it, and some have none.
/// </summary>
internal static class PaymentSeed
{
    private const long Minute = 60 * 1000;

    public static void Insert(Session session, List<Order> orders)
    {
        var random = new SeedRandom(4);
        var number = 0;
        foreach (var order in orders)
        {
            if (Status(random, order.Status) is not { } status)
            {
                continue;
            }

            if (random.Chance(8))
            {
                PaymentTable.Insert(session, Payment(++number, order, PaymentStatus.Failed, Minute));
            }

            var payment = Payment(++number, order, status, 3 * Minute);
            payment.RefundedAmount = Refund(random, payment);
            PaymentTable.Insert(session, payment);
        }
    }

    private static PaymentStatus? Status(SeedRandom random, OrderStatus order) => order switch
    {
        OrderStatus.Pending => random.Chance(85) ? PaymentStatus.Authorized : null,
        OrderStatus.Cancelled => random.Chance(50) ? PaymentStatus.Voided : null,
        OrderStatus.Delivered when random.Chance(2) => PaymentStatus.Refunded,
        _ => PaymentStatus.Captured,
    };

    private static Contracts.Common.V1.Money? Refund(SeedRandom random, Payment payment) => payment.Status switch
    {
        PaymentStatus.Refunded => payment.Amount,
        PaymentStatus.Captured when random.Chance(3) => Euros.FromCents(Euros.ToCents(payment.Amount) / 2),
        _ => null,
    };

    private static Payment Payment(int number, Order order, PaymentStatus status, long delay) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"payment-{number:D5}"),
        OrderId = order.Id,
        Amount = order.Total,
        Status = status,
        CreateTime = UnixTime.ToTimestamp(order.CreateTime.ToMilliseconds() + delay),
    };
}
