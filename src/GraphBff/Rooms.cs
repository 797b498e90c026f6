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

    public static void AddRooms(this GraphBuilder graph)
    {
        foreach (var room in All)
        {
            room.Add(graph);
        }
    }
}
