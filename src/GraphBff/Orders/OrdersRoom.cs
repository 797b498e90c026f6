using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine;
using GraphBff.Hosting;
using GraphBff.Upstream;

namespace GraphBff.Orders;

/// <summary>Orders: who ordered what.</summary>
internal static class OrdersRoom
{
    public static GraphBuilder AddOrders(this GraphBuilder graph)
    {
        graph.Services.AddUpstream<OrderService.OrderServiceClient>("orders", UpstreamAddresses.Of("orders"))
            .RetryReads(OrderService.Descriptor);
        return graph
            .Type<OrderType>()
            .Extend<OrderQueries>()
            .Extend<OrderMutations>()
            .Extend<UserOrders>();
    }
}
