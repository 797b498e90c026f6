using GraphBff.Engine;

namespace GraphBff;

/// <summary>The rooms of the graph in their order: a room builds on the ones above it and knows none below.</summary>
internal static class Rooms
{
    public static IReadOnlyList<Room> All { get; } =
    [
        new Users.UsersRoom(),
        new Inventory.InventoryRoom(),
        new Orders.OrdersRoom(),
        new Payments.PaymentsRoom(),
    ];

    /// <summary>A query that shows what the graph is for: the last room's, which may use all the others.</summary>
    public static string Sample { get; } = All.Select(room => room.Sample).LastOrDefault(sample => sample is not null) ?? "{ __typename }";

    public static void AddRooms(this GraphBuilder graph)
    {
        foreach (var room in All)
        {
            room.Add(graph);
        }
    }
}
