using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Orders;

public sealed class OrderReadTests(SeededHost host) : IClassFixture<SeededHost>
{
    private OrderService.OrderServiceClient Orders => host.Demo.Orders;

    [Fact]
    public async Task GetOrder_Seeded_TotalIsTheSumOfItsLines()
    {
        var order = (await Orders.GetOrderAsync(new() { Id = "order-04711" })).Order;

        Assert.InRange(order.Lines.Count, 1, 4);
        Assert.All(order.Lines, line => Assert.Equal("EUR", line.UnitPrice.CurrencyCode));
        Assert.Equal(
            order.Lines.Sum(line => line.Quantity * ((line.UnitPrice.Units * 100) + (line.UnitPrice.Nanos / 10_000_000))),
            (order.Total.Units * 100) + (order.Total.Nanos / 10_000_000));
    }

    [Fact]
    public async Task GetOrder_Unknown_NotFound()
    {
        var failure = await Failure.OfAsync(Orders.GetOrderAsync(new() { Id = "none" }));

        failure.AssertIs(StatusCode.NotFound, "order.v1", "ORDER_NOT_FOUND", ("order_id", "none"));
    }

    [Fact]
    public async Task BatchGetOrders_AbsentAndRepeatedIds_EachExistingOrderOnceInOrderWithItsLines()
    {
        var response = await Orders.BatchGetOrdersAsync(new() { Ids = { "order-09000", "none", "order-00001", "order-09000" } });

        Assert.Equal(["order-09000", "order-00001"], response.Orders.Select(order => order.Id));
        foreach (var order in response.Orders)
        {
            Assert.Equal(order, (await Orders.GetOrderAsync(new() { Id = order.Id })).Order);
        }
    }

    [Fact]
    public async Task BatchGetOrders_TooManyIds_InvalidArgument()
    {
        var ids = Enumerable.Range(1, 201).Select(number => $"order-{number:D5}");

        var failure = await Failure.OfAsync(Orders.BatchGetOrdersAsync(new() { Ids = { ids } }));

        failure.AssertInvalid("order.v1", "ids");
    }

    [Fact]
    public async Task BatchListOrders_ManyUsers_AsListOrdersForEach()
    {
        string[] userIds = ["user-0007", "nobody", "user-1000", "user-0500", "user-0007"];

        var response = await Orders.BatchListOrdersAsync(new() { UserIds = { userIds }, PageSize = 3 });

        Assert.Equal(userIds.Distinct(), response.Results.Select(result => result.UserId));
        foreach (var result in response.Results)
        {
            var page = await Orders.ListOrdersAsync(new() { UserId = result.UserId, PageSize = 3 });
            Assert.Equal(page.Orders, result.Orders);
            Assert.Equal(page.NextPageToken, result.NextPageToken);
        }
    }

    [Fact]
    public async Task BatchListOrders_NextPageToken_GoesOnInListOrders()
    {
        const OrderStatus status = OrderStatus.Delivered;
        var all = (await Orders.ListOrdersAsync(new() { UserId = "user-0007", Status = status, PageSize = 200 })).Orders;

        var batch = await Orders.BatchListOrdersAsync(new() { UserIds = { "user-0007" }, Status = status, PageSize = 2 });
        var rest = await Orders.ListOrdersAsync(new()
        {
            UserId = "user-0007",
            Status = status,
            PageSize = 200,
            PageToken = batch.Results[0].NextPageToken,
        });

        Assert.Equal(all, [.. batch.Results[0].Orders, .. rest.Orders]);
    }

    [Fact]
    public async Task BatchListOrders_MostUsersAndLargestPage_FitsAMessage()
    {
        var userIds = Enumerable.Range(1, 100).Select(number => $"user-{number:D4}");

        var response = await Orders.BatchListOrdersAsync(new() { UserIds = { userIds }, PageSize = 200 });

        Assert.Equal(100, response.Results.Count);
        Assert.All(response.Results, result => Assert.Empty(result.NextPageToken));
    }

    [Fact]
    public async Task BatchListOrders_TooManyUsersAndBadSize_InvalidArgument()
    {
        var userIds = Enumerable.Range(1, 101).Select(number => $"user-{number:D4}");

        var failure = await Failure.OfAsync(Orders.BatchListOrdersAsync(new() { UserIds = { userIds }, PageSize = -1 }));

        failure.AssertInvalid("order.v1", "user_ids", "page_size");
    }
}
