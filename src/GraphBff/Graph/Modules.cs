using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Graph;

/// <summary>The modules of the graph in their order: a module builds on the ones above it and knows none below.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new Users.UsersModule(),
        new Inventory.InventoryModule(),
        new Orders.OrdersModule(),
        new Payments.PaymentsModule(),
    ];

    /// <summary>A query that shows what the graph is for: the last module's, which may use all the others.</summary>
    public static string Sample { get; } = All.Select(module => module.Sample).LastOrDefault(sample => sample is not null) ?? "{ __typename }";

    public static void AddModules(this GraphBuilder graph)
    {
        foreach (var module in All)
        {
            module.Add(graph);
        }
    }
}
