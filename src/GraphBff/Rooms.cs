using GraphBff.Engine;
using GraphBff.Inventory;
using GraphBff.Orders;
using GraphBff.Payments;
using GraphBff.Users;

namespace GraphBff;

/// <summary>The rooms of the graph in their order: a room builds on the ones above it and knows none below.</summary>
internal static class Rooms
{
    public static GraphBuilder AddRooms(this GraphBuilder graph) => graph
        .AddUsers()
        .AddInventory()
        .AddOrders()
        .AddPayments();
}
