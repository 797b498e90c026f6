using GraphBff.Contracts.Orders.V1;
using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Orders;

internal sealed class OrdersByUserPages(OrderService.OrderServiceClient orders)
    : BatchPageLoader<string, OrderStatus, Order, ListOrdersResponse, BatchListOrdersResponse>(maxBatchSize: 100)
{
    protected override bool TokensAreExact => true;

    protected override AsyncUnaryCall<ListOrdersResponse> List(string userId, OrderStatus status, PageRequest page, CallOptions options)
        => orders.ListOrdersAsync(
            new() { UserId = userId, Status = status, PageSize = page.Size, PageToken = page.Token, ReadMask = page.Mask }, options);

    protected override AsyncUnaryCall<BatchListOrdersResponse> BatchList(
        IReadOnlyList<string> userIds, OrderStatus status, PageRequest page, CallOptions options)
        => orders.BatchListOrdersAsync(
            new() { UserIds = { userIds }, Status = status, PageSize = page.Size, ReadMask = page.Mask }, options);

    protected override IEnumerable<ParentPage<string, Order>> Pages(BatchListOrdersResponse response)
        => response.Results.Select(result => new ParentPage<string, Order>(result.UserId, result.Orders, result.NextPageToken));

    protected override IReadOnlyList<Order> Items(ListOrdersResponse response) => response.Orders;

    protected override string NextPageToken(ListOrdersResponse response) => response.NextPageToken;

    protected override string KeyOf(Order order) => order.Id;
}
