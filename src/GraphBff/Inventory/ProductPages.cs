using GraphBff.Contracts.Inventory.V1;
using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Inventory;

internal sealed class ProductPages(InventoryService.InventoryServiceClient inventory)
    : PageLoader<ProductFilter, Product, ListProductsResponse>
{
    protected override bool TokensAreExact => true;

    protected override AsyncUnaryCall<ListProductsResponse> List(ProductFilter filter, PageRequest page, CallOptions options)
    {
        var request = new ListProductsRequest { PageSize = page.Size, PageToken = page.Token, ReadMask = page.Mask };
        if (filter.SkuPrefix is { } prefix)
        {
            request.SkuPrefix = prefix;
        }

        return inventory.ListProductsAsync(request, options);
    }

    protected override IReadOnlyList<Product> Items(ListProductsResponse response) => response.Products;

    protected override string NextPageToken(ListProductsResponse response) => response.NextPageToken;

    protected override string KeyOf(Product product) => product.Id;
}

/// <param name="SkuPrefix">Null for all.</param>
internal readonly record struct ProductFilter(string? SkuPrefix);
