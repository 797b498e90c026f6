using GraphBff.Contracts.Inventory.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.DemoServices.Tests.Idempotency;

public sealed class IdempotencyKeysTests
{
    [Fact]
    public async Task PlaceOrder_SameKeyAtOnce_OneOrder()
    {
        await using var demo = await DemoHost.StartAsync();

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => demo.Orders.PlaceOrderAsync(Order(quantity: 1)).ResponseAsync));

        Assert.Single(responses.Distinct());
        var orders = (await demo.Orders.ListOrdersAsync(new() { PageSize = 2 })).Orders;
        Assert.Equal([responses[0].Order.Id, "order-10000"], orders.Select(order => order.Id));
    }

    [Fact]
    public async Task PlaceOrder_SameKeyAfterTheOrderChanged_TheFirstResult()
    {
        await using var demo = await DemoHost.StartAsync();
        var first = await demo.Orders.PlaceOrderAsync(Order(quantity: 1));
        await demo.Orders.CancelOrderAsync(new() { Id = first.Order.Id });

        Assert.Equal(first, await demo.Orders.PlaceOrderAsync(Order(quantity: 1)));
    }

    [Fact]
    public async Task PlaceOrder_KeyReusedForAnotherOrder_AlreadyExists()
    {
        await using var demo = await DemoHost.StartAsync();
        await demo.Orders.PlaceOrderAsync(Order(quantity: 1));

        var failure = await Failure.OfAsync(demo.Orders.PlaceOrderAsync(Order(quantity: 2)));

        failure.AssertIs(StatusCode.AlreadyExists, "order.v1", "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task PlaceOrder_FailedWithTheKey_MayBeTriedAgain()
    {
        await using var demo = await DemoHost.StartAsync();
        var available = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product.Available;
        await Failure.OfAsync(demo.Orders.PlaceOrderAsync(Order(available + 1)));
        await demo.Inventory.AdjustStockAsync(new() { ProductId = "product-001", Delta = 1 });

        var response = await demo.Orders.PlaceOrderAsync(Order(available + 1));

        Assert.Equal(available + 1, response.Order.Lines[0].Quantity);
    }

    [Fact]
    public async Task PlaceOrder_KeyOfYesterday_AnotherOrder()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        await using var demo = await DemoHost.StartAsync(time: time);
        var first = await demo.Orders.PlaceOrderAsync(Order(quantity: 1));
        time.Advance(TimeSpan.FromHours(24));

        var second = await demo.Orders.PlaceOrderAsync(Order(quantity: 1));

        Assert.NotEqual(first.Order.Id, second.Order.Id);
    }

    [Fact]
    public async Task PlaceOrder_NoKey_AnotherOrder()
    {
        await using var demo = await DemoHost.StartAsync();
        var request = new PlaceOrderRequest(Order(quantity: 1)) { IdempotencyKey = "" };

        var first = await demo.Orders.PlaceOrderAsync(request);
        var second = await demo.Orders.PlaceOrderAsync(request);

        Assert.NotEqual(first.Order.Id, second.Order.Id);
    }

    [Fact]
    public async Task AdjustStock_SameKey_AdjustedOnce()
    {
        await using var demo = await DemoHost.StartAsync();
        var request = new AdjustStockRequest { ProductId = "product-001", Delta = 7, Reason = "delivery", IdempotencyKey = "k" };

        var first = await demo.Inventory.AdjustStockAsync(request);
        var second = await demo.Inventory.AdjustStockAsync(request);

        Assert.Equal(first, second);
        Assert.Equal(first.Product, (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product);
    }

    [Fact]
    public async Task AdjustStock_KeyOfAPlacedOrder_IsAnotherKey()
    {
        await using var demo = await DemoHost.StartAsync();
        var order = await demo.Orders.PlaceOrderAsync(Order(quantity: 1));

        var response = await demo.Inventory.AdjustStockAsync(
            new() { ProductId = order.Order.Lines[0].ProductId, Delta = 1, IdempotencyKey = Order(quantity: 1).IdempotencyKey });

        Assert.NotNull(response.Product);
    }

    private static PlaceOrderRequest Order(int quantity) => new()
    {
        UserId = "user-0001",
        Lines = { new PlaceOrderLine { ProductId = "product-001", Quantity = quantity } },
        IdempotencyKey = "attempt-1",
    };
}
