using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Orders;

/// <summary>
/// What else happens with an order, in the transaction that changes it. Services that run apart would do this by messages;
/// the demo shares one database to stay small.
/// </summary>
internal interface IOrderFollower
{
    void OrderPlaced(Session session, Order order);

    void OrderCancelled(Session session, Order order);
}
