using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Services;
using GraphBff.Upstream.Streaming;
using Grpc.Core;

namespace GraphBff.Orders;

internal sealed class OrderChanges(OrderService.OrderServiceClient orders, StreamHubs hubs)
    : ChangeStream<OrderWatch, WatchOrdersResponse>(hubs, "orders")
{
    protected override AsyncServerStreamingCall<WatchOrdersResponse> Watch(OrderWatch filter, WatchStart from, CallOptions options)
    {
        var request = new WatchOrdersRequest { ResumeToken = from.ResumeToken, IncludeCurrentState = from.IncludeCurrentState };
        if (filter.UserId is { } userId)
        {
            request.UserId = userId;
        }

        if (filter.OrderId is { } orderId)
        {
            request.OrderId = orderId;
        }

        return orders.WatchOrders(request, options);
    }

    protected override ChangeKind ChangeOf(WatchOrdersResponse message) => message.Kind;

    protected override string ResumeTokenOf(WatchOrdersResponse message) => message.ResumeToken;

    protected override string? KeyOf(WatchOrdersResponse message) => message.Order?.Id;

    protected override WatchOrdersResponse AsCurrent(WatchOrdersResponse message, string resumeToken)
        => new(message) { Kind = ChangeKind.Current, ResumeToken = resumeToken };
}

/// <param name="UserId">Null for the orders of all users.</param>
/// <param name="OrderId">Null for all of them.</param>
internal readonly record struct OrderWatch(string? UserId, string? OrderId)
{
    /// <summary>Whether it selects one user's orders or one order, not all.</summary>
    public bool IsNarrow => UserId is not null || OrderId is not null;
}
