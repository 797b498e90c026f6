using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Tests.Errors;

namespace GraphBff.DemoServices.Tests.Orders;

public sealed class ListOrdersTests(SeededHost host) : IClassFixture<SeededHost>
{
    private OrderService.OrderServiceClient Orders => host.Demo.Orders;

    [Fact]
    public async Task ListOrders_NoFilter_WalksAllTheNewestFirst()
    {
        var orders = await WalkAsync(new() { PageSize = 200 });

        Assert.Equal(
            Enumerable.Range(1, 10_000).Reverse().Select(number => $"order-{number:D5}"),
            orders.Select(order => order.Id));
        Assert.Equal(
            orders.Select(order => order.CreateTime.ToDateTimeOffset()).OrderDescending(),
            orders.Select(order => order.CreateTime.ToDateTimeOffset()));
    }

    [Theory]
    [InlineData("user-0007", OrderStatus.Unspecified)]
    [InlineData("user-0007", OrderStatus.Delivered)]
    [InlineData(null, OrderStatus.Pending)]
    [InlineData("user-0007", OrderStatus.Cancelled)]
    [InlineData("nobody", OrderStatus.Unspecified)]
    public async Task ListOrders_Filter_ExactlyTheOrdersThatPass(string? userId, OrderStatus status)
    {
        var expected = (await WalkAsync(new() { PageSize = 200 })).Where(order
            => (userId is null || order.UserId == userId) && (status == OrderStatus.Unspecified || order.Status == status));

        var request = new ListOrdersRequest { Status = status, PageSize = 7 };
        if (userId is not null)
        {
            request.UserId = userId;
        }

        Assert.Equal(expected, await WalkAsync(request));
    }

    [Fact]
    public async Task ListOrders_TokenWithOtherFilters_InvalidArgument()
    {
        var token = (await Orders.ListOrdersAsync(new() { UserId = "user-0007", PageSize = 1 })).NextPageToken;
        ListOrdersRequest[] others =
        [
            new() { PageToken = token },
            new() { PageToken = token, UserId = "user-0008" },
            new() { PageToken = token, UserId = "user-0007", Status = OrderStatus.Paid },
        ];

        foreach (var other in others)
        {
            (await Failure.OfAsync(Orders.ListOrdersAsync(other))).AssertInvalid("order.v1", "page_token");
        }
    }

    [Fact]
    public async Task ListOrders_TokenWithOtherMaskAndSize_GoesOn()
    {
        var first = await Orders.ListOrdersAsync(new() { PageSize = 2 });

        var second = await Orders.ListOrdersAsync(new()
        {
            PageSize = 1,
            PageToken = first.NextPageToken,
            ReadMask = new() { Paths = { "id" } },
        });

        Assert.Equal([new Order { Id = "order-09998" }], second.Orders);
    }

    [Fact]
    public async Task ListOrders_EmptyUserAndUnknownStatus_InvalidArgument()
    {
        var failure = await Failure.OfAsync(Orders.ListOrdersAsync(new() { UserId = "", Status = (OrderStatus)99 }));

        failure.AssertInvalid("order.v1", "user_id", "status");
    }

    private async Task<List<Order>> WalkAsync(ListOrdersRequest request)
    {
        var orders = new List<Order>();
        do
        {
            var page = await Orders.ListOrdersAsync(request);
            orders.AddRange(page.Orders);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return orders;
    }
}
