using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Orders;

public sealed class CancelOrderTests
{
    [Fact]
    public async Task CancelOrder_Pending_RestoresStockAndVoidsThePayment()
    {
        await using var demo = await DemoHost.StartAsync();
        var before = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;
        var placed = (await demo.Orders.PlaceOrderAsync(new()
        {
            UserId = "user-0001",
            Lines = { new PlaceOrderLine { ProductId = "product-001", Quantity = 5 } },
        })).Order;

        var cancelled = (await demo.Orders.CancelOrderAsync(new() { Id = placed.Id })).Order;

        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        Assert.Equal(cancelled, (await demo.Orders.GetOrderAsync(new() { Id = placed.Id })).Order);
        Assert.Equal(before.Available, (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product.Available);
        var payment = Assert.Single((await demo.Payments.ListPaymentsAsync(new() { OrderId = placed.Id })).Payments);
        Assert.Equal(PaymentStatus.Voided, payment.Status);
    }

    [Theory]
    [InlineData(OrderStatus.Paid, "PAID")]
    [InlineData(OrderStatus.Shipped, "SHIPPED")]
    [InlineData(OrderStatus.Delivered, "DELIVERED")]
    [InlineData(OrderStatus.Cancelled, "CANCELLED")]
    public async Task CancelOrder_NotPending_FailedPrecondition(OrderStatus status, string name)
    {
        await using var demo = await DemoHost.StartAsync();
        var order = (await demo.Orders.ListOrdersAsync(new() { Status = status, PageSize = 1 })).Orders[0];

        var failure = await Failure.OfAsync(demo.Orders.CancelOrderAsync(new() { Id = order.Id }));

        failure.AssertIs(
            StatusCode.FailedPrecondition, "order.v1", "ORDER_NOT_CANCELLABLE", ("order_id", order.Id), ("status", name));
    }

    [Fact]
    public async Task CancelOrder_Unknown_NotFound()
    {
        await using var demo = await DemoHost.StartAsync();

        var failure = await Failure.OfAsync(demo.Orders.CancelOrderAsync(new() { Id = "none" }));

        failure.AssertIs(StatusCode.NotFound, "order.v1", "ORDER_NOT_FOUND", ("order_id", "none"));
    }
}
