using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.DemoServices.Tests.Orders;

public sealed class PlaceOrderTests
{
    [Fact]
    public async Task PlaceOrder_InStock_TakesStockAndAuthorizesAPayment()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000));
        await using var demo = await DemoHost.StartAsync(time: time);
        var before = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;

        var placed = (await demo.Orders.PlaceOrderAsync(new()
        {
            UserId = "user-0001",
            Lines = { new PlaceOrderLine { ProductId = "product-001", Quantity = 2 } },
        })).Order;

        Assert.Equal(OrderStatus.Pending, placed.Status);
        Assert.Equal(1_800_000_000, placed.CreateTime.Seconds);
        Assert.Equal(2 * before.Price.Units, placed.Total.Units);
        Assert.Equal(placed, (await demo.Orders.GetOrderAsync(new() { Id = placed.Id })).Order);
        Assert.Equal(placed.Id, (await demo.Orders.ListOrdersAsync(new() { PageSize = 1 })).Orders[0].Id);
        var after = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;
        Assert.Equal(before.Available - 2, after.Available);
        var payment = Assert.Single((await demo.Payments.ListPaymentsAsync(new() { OrderId = placed.Id })).Payments);
        Assert.Equal((PaymentStatus.Authorized, placed.Total), (payment.Status, payment.Amount));
    }

    [Fact]
    public async Task PlaceOrder_OneLineOutOfStock_NothingIsWritten()
    {
        await using var demo = await DemoHost.StartAsync();
        var scarce = (await demo.Inventory.GetProductAsync(new() { Id = "product-002" })).Product;
        var before = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;

        var failure = await Failure.OfAsync(demo.Orders.PlaceOrderAsync(new()
        {
            UserId = "user-0001",
            Lines =
            {
                new PlaceOrderLine { ProductId = "product-001", Quantity = 1 },
                new PlaceOrderLine { ProductId = "product-002", Quantity = scarce.Available + 1 },
            },
        }));

        failure.AssertIs(
            StatusCode.FailedPrecondition,
            "order.v1",
            "OUT_OF_STOCK",
            ("product_id", "product-002"),
            ("available", $"{scarce.Available}"));
        Assert.Equal(before, (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product);
        Assert.Equal("order-10000", (await demo.Orders.ListOrdersAsync(new() { PageSize = 1 })).Orders[0].Id);
    }

    [Fact]
    public async Task PlaceOrder_ManyWantTheLastItems_EachIsSoldOnce()
    {
        await using var demo = await DemoHost.StartAsync();
        var product = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;
        await demo.Inventory.AdjustStockAsync(new() { ProductId = product.Id, Delta = 3 - product.Available });

        var reasons = await Task.WhenAll(Enumerable.Range(1, 30).Select(async number =>
        {
            try
            {
                await demo.Orders.PlaceOrderAsync(new()
                {
                    UserId = $"user-{number:D4}",
                    Lines = { new PlaceOrderLine { ProductId = product.Id, Quantity = 1 } },
                });
                return "placed";
            }
            catch (RpcException exception)
            {
                return Failure.Of(exception).Reason;
            }
        }));

        Assert.Equal(3, reasons.Count(reason => reason == "placed"));
        Assert.Equal(27, reasons.Count(reason => reason == "OUT_OF_STOCK"));
        Assert.Equal(0, (await demo.Inventory.GetProductAsync(new() { Id = product.Id })).Product.Available);
    }

    [Fact]
    public async Task PlaceOrder_UnknownUserOrProduct_NotFound()
    {
        await using var demo = await DemoHost.StartAsync();
        var noUser = new PlaceOrderRequest { UserId = "nobody", Lines = { Line("product-001", 1) } };
        var noProduct = new PlaceOrderRequest { UserId = "user-0001", Lines = { Line("nothing", 1) } };

        (await Failure.OfAsync(demo.Orders.PlaceOrderAsync(noUser)))
            .AssertIs(StatusCode.NotFound, "order.v1", "USER_NOT_FOUND", ("user_id", "nobody"));
        (await Failure.OfAsync(demo.Orders.PlaceOrderAsync(noProduct)))
            .AssertIs(StatusCode.NotFound, "order.v1", "PRODUCT_NOT_FOUND", ("product_id", "nothing"));
    }

    [Fact]
    public async Task PlaceOrder_BadFields_InvalidArgumentNamesEach()
    {
        await using var demo = await DemoHost.StartAsync();
        var request = new PlaceOrderRequest
        {
            Lines = { Line("product-001", 0), Line("", 1), Line("product-001", 1001) },
            IdempotencyKey = new string('k', 129),
        };

        (await Failure.OfAsync(demo.Orders.PlaceOrderAsync(request))).AssertInvalid(
            "order.v1",
            "user_id",
            "idempotency_key",
            "lines[0].quantity",
            "lines[1].product_id",
            "lines[2].product_id",
            "lines[2].quantity");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    [InlineData(10_000)]
    public async Task PlaceOrder_WrongNumberOfLines_InvalidArgument(int count)
    {
        await using var demo = await DemoHost.StartAsync();
        var lines = Enumerable.Range(1, count).Select(number => Line($"product-{number:D3}", 1));

        var failure = await Failure.OfAsync(demo.Orders.PlaceOrderAsync(new() { UserId = "user-0001", Lines = { lines } }));

        failure.AssertInvalid("order.v1", "lines");
    }

    private static PlaceOrderLine Line(string productId, int quantity) => new() { ProductId = productId, Quantity = quantity };
}
