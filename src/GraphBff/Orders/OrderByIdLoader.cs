using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Orders;

internal sealed class OrderByIdLoader(OrderService.OrderServiceClient orders)
    : BatchGetLoader<Order, BatchGetOrdersResponse, GetOrderResponse>(maxBatchSize: 200)
{
    protected override string KeyOf(Order order) => order.Id;

    protected override AsyncUnaryCall<BatchGetOrdersResponse> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options)
        => orders.BatchGetOrdersAsync(new() { Ids = { ids }, ReadMask = mask }, options);

    protected override IReadOnlyList<Order> Items(BatchGetOrdersResponse response) => response.Orders;

    protected override AsyncUnaryCall<GetOrderResponse> Get(string id, FieldMask? mask, CallOptions options)
        => orders.GetOrderAsync(new() { Id = id, ReadMask = mask }, options);

    protected override Order? Item(GetOrderResponse response) => response.Order;
}
