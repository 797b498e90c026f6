using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Inventory;

public sealed class AdjustStockTests
{
    [Fact]
    public async Task AdjustStock_DownToZero_Accepted()
    {
        await using var demo = await DemoHost.StartAsync();
        var product = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;

        var response = await demo.Inventory.AdjustStockAsync(new() { ProductId = product.Id, Delta = -product.Available, Reason = "fire" });

        Assert.Equal(0, response.Product.Available);
        Assert.Equal(response.Product, (await demo.Inventory.GetProductAsync(new() { Id = product.Id })).Product);
    }

    [Theory]
    [InlineData(-501)]
    [InlineData(int.MinValue)]
    public async Task AdjustStock_BelowZero_FailedPrecondition(int delta)
    {
        await using var demo = await DemoHost.StartAsync();
        var product = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;

        var failure = await Failure.OfAsync(demo.Inventory.AdjustStockAsync(new() { ProductId = product.Id, Delta = delta }));

        failure.AssertIs(
            StatusCode.FailedPrecondition,
            "inventory.v1",
            "INSUFFICIENT_STOCK",
            ("product_id", product.Id),
            ("available", $"{product.Available}"));
    }

    [Fact]
    public async Task AdjustStock_MoreThanCanBeCounted_FailedPrecondition()
    {
        await using var demo = await DemoHost.StartAsync();

        var failure = await Failure.OfAsync(
            demo.Inventory.AdjustStockAsync(new() { ProductId = "product-001", Delta = int.MaxValue }));

        failure.AssertIs(StatusCode.FailedPrecondition, "inventory.v1", "STOCK_TOO_LARGE", ("product_id", "product-001"));
    }

    [Fact]
    public async Task AdjustStock_BadFields_InvalidArgumentNamesEach()
    {
        await using var demo = await DemoHost.StartAsync();

        var failure = await Failure.OfAsync(
            demo.Inventory.AdjustStockAsync(new() { Reason = new string('r', 201), IdempotencyKey = new string('k', 129) }));

        failure.AssertInvalid("inventory.v1", "product_id", "reason", "idempotency_key", "delta");
    }
}
