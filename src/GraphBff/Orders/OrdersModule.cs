using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Orders;

/// <summary>Orders and their lines.</summary>
internal sealed class OrdersModule() : Module("orders", "ORDER_SERVICE_URL", OrderService.Descriptor)
{
    public override string Sample => "{ orders(first: 3) { nodes { id status customer { name } } } }";

    public override void Add(GraphBuilder graph)
    {
        AddClient<OrderService.OrderServiceClient>(graph);
        graph.Services.AddSingleton<OrderChanges>();
        graph
            .Type<OrderType>()
            .Extend<OrderQueries>()
            .Extend<OrderMutations>()
            .Extend<OrderSubscriptions>()
            .Extend<UserOrders>();
    }
}
