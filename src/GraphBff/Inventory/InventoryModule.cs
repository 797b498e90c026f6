using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Inventory;

/// <summary>Inventory: what there is to buy, and how many.</summary>
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
