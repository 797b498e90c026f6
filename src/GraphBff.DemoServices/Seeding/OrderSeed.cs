using System.Globalization;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Orders;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Seeding;

/// <summary>The orders of a new database: one about every 52 minutes of 2025, the oldest first.</summary>
internal static class OrderSeed
{
    private const int Count = 10_000;

    // 2025-01-01T00:00:00Z
    private const long FirstTime = 1_735_689_600_000;
    private const int Interval = 52 * 60 * 1000;
    private const long Day = 24 * 60 * 60 * 1000;

    public static List<Order> Insert(Session session, List<Product> products)
    {
        var random = new SeedRandom(3);
        var orders = new List<Order>(Count);
        for (var number = 1; number <= Count; number++)
        {
            var placed = FirstTime + ((long)number * Interval) + random.Next(Interval);
            var status = Status(random, number);
            var order = new Order
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"order-{number:D5}"),
                UserId = PickUser(random),
                Status = status,
                CreateTime = UnixTime.ToTimestamp(placed),
                UpdateTime = UnixTime.ToTimestamp(placed + TimeToReach(status)),
            };
            AddLines(random, order, products);
            OrderTable.Insert(session, order);
            orders.Add(order);
        }

        return orders;
    }

    // The smaller of two random numbers, so that early users have many orders and the latest ones few or none.
    private static string PickUser(SeedRandom random)
        => UserSeed.Id(1 + Math.Min(random.Next(UserSeed.Count), random.Next(UserSeed.Count)));

    private static OrderStatus Status(SeedRandom random, int number) => number switch
    {
        _ when random.Chance(8) => OrderStatus.Cancelled,
        <= Count - 800 => OrderStatus.Delivered,
        <= Count - 500 => OrderStatus.Shipped,
        <= Count - 250 => OrderStatus.Paid,
        _ => OrderStatus.Pending,
    };

    private static long TimeToReach(OrderStatus status) => status switch
    {
        OrderStatus.Delivered => 5 * Day,
        OrderStatus.Shipped => 2 * Day,
        OrderStatus.Paid or OrderStatus.Cancelled => Day / 24,
        _ => 0,
    };

    private static void AddLines(SeedRandom random, Order order, List<Product> products)
    {
        var cents = 0L;
        var first = random.Next(products.Count);
        var step = random.Between(1, 49);
        for (var lines = random.Between(1, 4); lines > 0; lines--)
        {
            // Each step is less than a quarter of the products, so no product comes twice.
            var product = products[(first + (lines * step)) % products.Count];
            var quantity = random.Chance(70) ? 1 : random.Between(2, 5);
            order.Lines.Add(new OrderLine { ProductId = product.Id, Quantity = quantity, UnitPrice = product.Price });
            cents += Euros.ToCents(product.Price) * quantity;
        }

        order.Total = Euros.FromCents(cents);
    }
}
