using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Graph;

/// <summary>The modules of the product's own graph in their order: a module uses those above it and none below.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new Users.UsersModule(),
        new Inventory.InventoryModule(),
        new Orders.OrdersModule(),
        new Payments.PaymentsModule(),
    ];

    public static GraphModules Product { get; } = new(All);

    public static void AddModules(this GraphBuilder graph) => graph.AddModules(All);

    public static void AddModules(this GraphBuilder graph, IReadOnlyList<Module> modules)
    {
        foreach (var module in modules)
        {
            module.Add(graph);
        }
    }
}
