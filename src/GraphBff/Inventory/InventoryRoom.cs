using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine;
using GraphBff.Hosting;
using GraphBff.Upstream;

namespace GraphBff.Inventory;

/// <summary>Inventory: what there is to buy, and how many.</summary>
internal static class InventoryRoom
{
    public static GraphBuilder AddInventory(this GraphBuilder graph)
    {
        graph.Services.AddUpstream<InventoryService.InventoryServiceClient>("inventory", UpstreamAddresses.Of("inventory"))
            .RetryReads(InventoryService.Descriptor);
        return graph
            .Type<ProductType>()
            .Extend<ProductQueries>()
            .Extend<ProductMutations>();
    }
}
