using GraphBff.Contracts.Inventory.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Inventory;

public sealed class InventoryTests(SeededHost host) : IClassFixture<SeededHost>
{
    private InventoryService.InventoryServiceClient Inventory => host.Demo.Inventory;

    [Fact]
    public async Task GetProduct_Unknown_NotFound()
    {
        var failure = await Failure.OfAsync(Inventory.GetProductAsync(new() { Id = "none" }));

        failure.AssertIs(StatusCode.NotFound, "inventory.v1", "PRODUCT_NOT_FOUND", ("product_id", "none"));
    }

    [Fact]
    public async Task BatchGetProducts_AbsentId_IsLeftOut()
    {
        var response = await Inventory.BatchGetProductsAsync(new() { Ids = { "product-200", "none", "product-001" } });

        Assert.Equal(["product-200", "product-001"], response.Products.Select(product => product.Id));
    }

    [Fact]
    public async Task ListProducts_LargestPage_AllBySku()
    {
        var response = await Inventory.ListProductsAsync(new() { PageSize = 200 });

        Assert.Equal(200, response.Products.Count);
        Assert.Empty(response.NextPageToken);
        var skus = response.Products.Select(product => product.Sku).ToList();
        Assert.Equal(skus.Order(StringComparer.Ordinal), skus);
    }

    [Theory]
    [InlineData("CHR", 20)]
    [InlineData("CHR-01", 10)]
    [InlineData("C", 40)]
    [InlineData("chr", 0)]
    [InlineData("%", 0)]
    [InlineData("", 200)]
    public async Task ListProducts_SkuPrefix_OnlyThoseThatBeginWithIt(string prefix, int count)
    {
        var skus = new List<string>();
        var request = new ListProductsRequest { SkuPrefix = prefix, PageSize = 6 };
        do
        {
            var page = await Inventory.ListProductsAsync(request);
            skus.AddRange(page.Products.Select(product => product.Sku));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(count, skus.Distinct().Count());
        Assert.All(skus, sku => Assert.StartsWith(prefix, sku, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListProducts_TokenOfAnotherPrefix_InvalidArgument()
    {
        var token = (await Inventory.ListProductsAsync(new() { SkuPrefix = "C", PageSize = 1 })).NextPageToken;

        var failure = await Failure.OfAsync(Inventory.ListProductsAsync(new() { SkuPrefix = "D", PageToken = token }));

        failure.AssertInvalid("inventory.v1", "page_token");
    }
}
