using GraphBff.Contracts.Orders.V1;
using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Orders;

internal sealed class OrderPages(OrderService.OrderServiceClient orders) : PageLoader<OrderFilter, Order, ListOrdersResponse>
{
    protected override bool TokensAreExact => true;

    protected override AsyncUnaryCall<ListOrdersResponse> List(OrderFilter filter, PageRequest page, CallOptions options)
    {
        var request = new ListOrdersRequest { PageSize = page.Size, PageToken = page.Token, ReadMask = page.Mask, Status = filter.Status };
        if (filter.UserId is { } userId)
        {
            request.UserId = userId;
        }

        return orders.ListOrdersAsync(request, options);
    }

    protected override IReadOnlyList<Order> Items(ListOrdersResponse response) => response.Orders;

    protected override string NextPageToken(ListOrdersResponse response) => response.NextPageToken;

    protected override string KeyOf(Order order) => order.Id;
}

/// <param name="UserId">Null for the orders of all users.</param>
/// <param name="Status">Unspecified for any.</param>
internal readonly record struct OrderFilter(string? UserId, OrderStatus Status);
