using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Orders;

/// <summary>
/// Code that reacts to a change of an order, in the same transaction. Separate services would send messages instead. The demo shares one
/// database to stay small.
/// </summary>
internal interface IOrderFollower
{
    void OrderPlaced(Session session, Order order);

    void OrderCancelled(Session session, Order order);
}
