using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Graph;

/// <summary>The modules of the graph in their order: a module uses those above it and none below.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new Users.UsersModule(),
        new Inventory.InventoryModule(),
        new Orders.OrdersModule(),
        new Payments.PaymentsModule(),
    ];

    /// <summary>A query that shows the graph: the sample of the last module, which may use all others.</summary>
    public static string Sample { get; } = All.Select(module => module.Sample).LastOrDefault(sample => sample is not null)
        ?? "{ __typename }";

    public static void AddModules(this GraphBuilder graph)
    {
        foreach (var module in All)
        {
            module.Add(graph);
        }
    }
}
