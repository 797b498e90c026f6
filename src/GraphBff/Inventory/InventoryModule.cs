using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Inventory;

/// <summary>Inventory: products and their stock.</summary>
internal sealed class InventoryModule() : Module("inventory", "INVENTORY_SERVICE_URL", InventoryService.Descriptor)
{
    public override string Sample => "{ products(first: 3) { nodes { id sku } } }";

    public override void Add(GraphBuilder graph)
    {
        AddClient<InventoryService.InventoryServiceClient>(graph);
        graph.Services.AddSingleton<StockChanges>();
        graph
            .Type<ProductType>()
            .Extend<ProductQueries>()
            .Extend<ProductMutations>()
            .Extend<StockSubscriptions>();
    }
}
