using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Idempotency;
using GraphBff.DemoServices.Masks;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Orders;

internal sealed class OrderGrpcService(Database database, OrderBook book, IdempotencyKeys keys, ChangeFeed feed)
    : OrderService.OrderServiceBase
{
    private const int MaxIds = 200;
    private const int MaxUserIds = 100;
    private const int MaxOrdersPerUser = 100;

    public override Task<GetOrderResponse> GetOrder(GetOrderRequest request, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        violations.CheckId("id", request.Id);
        var mask = ReadMask<Order>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var order = database.Read(session => OrderReader.Find(session, [request.Id], mask)).SingleOrDefault()
            ?? throw OrderErrors.NotFound(request.Id);
        return Task.FromResult(new GetOrderResponse { Order = order });
    }

    public override Task<BatchGetOrdersResponse> BatchGetOrders(BatchGetOrdersRequest request, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        var ids = violations.CheckIds("ids", request.Ids, MaxIds);
        var mask = ReadMask<Order>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var orders = database.Read(session => OrderReader.Find(session, ids, mask));
        return Task.FromResult(new BatchGetOrdersResponse { Orders = { orders } });
    }

    public override Task<ListOrdersResponse> ListOrders(ListOrdersRequest request, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        if (request.HasUserId)
        {
            violations.CheckId("user_id", request.UserId);
        }

        violations.CheckStatus("status", request.Status);
        var filter = OrderTable.Filter(request.HasUserId ? request.UserId : null, request.Status);
        var page = PageRequest.Read(violations, filter.Scope, request.PageSize, request.PageToken);
        var mask = ReadMask<Order>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var orders = database.Read(session => OrderReader.List(session, page, filter, mask));
        return Task.FromResult(new ListOrdersResponse { Orders = { orders.Items }, NextPageToken = orders.NextPageToken });
    }

    public override Task<BatchListOrdersResponse> BatchListOrders(BatchListOrdersRequest request, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        var userIds = violations.CheckIds("user_ids", request.UserIds, MaxUserIds);
        violations.CheckStatus("status", request.Status);
        var size = PageRequest.ReadSize(violations, request.PageSize, MaxOrdersPerUser);
        var mask = ReadMask<Order>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var results = database.Read(session => userIds.ConvertAll(userId =>
        {
            var filter = OrderTable.Filter(userId, request.Status);
            var page = OrderReader.List(session, new PageRequest(filter.Scope, size, After: null), filter, mask);
            return new OrdersOfUser { UserId = userId, Orders = { page.Items }, NextPageToken = page.NextPageToken };
        }));
        return Task.FromResult(new BatchListOrdersResponse { Results = { results } });
    }

    public override Task<PlaceOrderResponse> PlaceOrder(PlaceOrderRequest request, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        OrderRules.Check(violations, request);
        violations.ThrowIfAny();

        return keys.WriteOnceAsync(
            OrderErrors.Domain,
            nameof(PlaceOrder),
            request,
            session => new PlaceOrderResponse { Order = book.Place(session, request) },
            context.CancellationToken);
    }

    public override async Task<CancelOrderResponse> CancelOrder(CancelOrderRequest request, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        violations.CheckId("id", request.Id);
        violations.ThrowIfAny();

        var order = await database.WriteAsync(session => book.Cancel(session, request.Id), context.CancellationToken);
        return new CancelOrderResponse { Order = order };
    }

    public override Task WatchOrders(
        WatchOrdersRequest request, IServerStreamWriter<WatchOrdersResponse> responseStream, ServerCallContext context)
    {
        var violations = new Violations(OrderErrors.Domain);
        if (request.HasUserId)
        {
            violations.CheckId("user_id", request.UserId);
        }

        if (request.HasOrderId)
        {
            violations.CheckId("order_id", request.OrderId);
        }

        var mask = ReadMask<Order>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var orderId = request.HasOrderId ? request.OrderId : null;
        var userId = request.HasUserId ? request.UserId : null;
        var watch = new Watch<Order>
        {
            Topic = OrderErrors.Domain,
            ResumeToken = request.ResumeToken,
            Mask = mask,
            Matches = order => (orderId is null || order.Id == orderId) && (userId is null || order.UserId == userId),
            ReadCurrentState = request.IncludeCurrentState ? session => OrderReader.ReadAll(session, orderId, userId) : null,
        };
        return feed.ServeAsync(
            watch,
            responseStream,
            change => new() { Kind = change.Kind, Order = change.State, ResumeToken = change.ResumeToken },
            context.CancellationToken);
    }
}
