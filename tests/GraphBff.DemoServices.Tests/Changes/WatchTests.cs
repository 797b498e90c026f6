using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Users.V1;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.DemoServices.Tests.Changes;

public sealed class WatchTests
{
    [Fact]
    public async Task WatchUsers_FromNow_CheckpointThenWhatIsNew()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Users.WatchUsers(new());

        var checkpoint = await watch.NextAsync();
        var created = (await demo.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" })).User;
        var change = await watch.NextAsync();

        Assert.Equal((ChangeKind.Checkpoint, null), (checkpoint.Kind, checkpoint.User));
        Assert.NotEmpty(checkpoint.ResumeToken);
        Assert.Equal((ChangeKind.Created, created), (change.Kind, change.User));
        Assert.NotEqual(checkpoint.ResumeToken, change.ResumeToken);
    }

    [Fact]
    public async Task WatchUsers_CurrentStateOfSome_StateThenCheckpoint()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Users.WatchUsers(new()
        {
            Ids = { "user-0002", "nobody", "user-0001" },
            IncludeCurrentState = true,
            ReadMask = new() { Paths = { "id" } },
        });

        Assert.Equal(
            [
                new WatchUsersResponse { Kind = ChangeKind.Current, User = new() { Id = "user-0002" } },
                new WatchUsersResponse { Kind = ChangeKind.Current, User = new() { Id = "user-0001" } },
            ],
            await watch.NextAsync(2));
        Assert.Equal(ChangeKind.Checkpoint, (await watch.NextAsync()).Kind);
    }

    [Fact]
    public async Task WatchUsers_CurrentStateOfAll_EveryUserOnce()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Users.WatchUsers(new() { IncludeCurrentState = true });

        var messages = await watch.NextAsync(1001);

        Assert.Equal(1000, messages.Select(message => message.User?.Id).OfType<string>().Distinct().Count());
        Assert.Equal(ChangeKind.Checkpoint, messages[^1].Kind);
    }

    [Fact]
    public async Task WatchOrders_ServiceStopsDuringAWrite_Unavailable()
    {
        // All orders are larger than a stream's window, so a write waits until the watcher reads. The clock is still, so it may take long.
        await using var demo = await DemoHost.StartAsync(time: new FakeTimeProvider());
        using var watch = demo.Orders.WatchOrders(new() { IncludeCurrentState = true });
        await watch.NextAsync();

        var stop = demo.StopAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(default))
            {
            }
        });

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        await stop;
    }

    [Fact]
    public async Task WatchOrders_OneOrder_ItsWholeLifeAndNothingElse()
    {
        await using var demo = await DemoHost.StartAsync();
        var placed = await PlaceAsync(demo, "user-0001");
        using var watch = demo.Orders.WatchOrders(new() { OrderId = placed.Id, IncludeCurrentState = true });
        var start = await watch.NextAsync(2);

        await PlaceAsync(demo, "user-0001");
        var payment = (await demo.Payments.ListPaymentsAsync(new() { OrderId = placed.Id })).Payments[0];
        await demo.Payments.CapturePaymentAsync(new() { Id = payment.Id });
        var change = await watch.NextAsync();

        Assert.Equal([ChangeKind.Current, ChangeKind.Checkpoint], start.Select(message => message.Kind));
        Assert.Equal(placed, start[0].Order);
        Assert.Equal(ChangeKind.Updated, change.Kind);
        Assert.Equal((await demo.Orders.GetOrderAsync(new() { Id = placed.Id })).Order, change.Order);
        Assert.Equal(OrderStatus.Paid, change.Order.Status);
    }

    [Fact]
    public async Task WatchOrders_OneUser_OnlyThatUsersOrders()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Orders.WatchOrders(new() { UserId = "user-0002", ReadMask = new() { Paths = { "user_id" } } });
        await watch.NextAsync();

        await PlaceAsync(demo, "user-0001");
        var placed = await PlaceAsync(demo, "user-0002");
        var change = await watch.NextAsync();

        Assert.Equal(new Order { Id = placed.Id, UserId = "user-0002" }, change.Order);
    }

    [Fact]
    public async Task WatchOrders_OrderOfAnotherUser_NoState()
    {
        await using var demo = await DemoHost.StartAsync();
        var placed = await PlaceAsync(demo, "user-0001");
        using var watch = demo.Orders.WatchOrders(new() { UserId = "user-0002", OrderId = placed.Id, IncludeCurrentState = true });

        Assert.Equal(ChangeKind.Checkpoint, (await watch.NextAsync()).Kind);
    }

    [Fact]
    public async Task WatchStock_OrderPlacedAndCancelled_StockFollows()
    {
        await using var demo = await DemoHost.StartAsync();
        var before = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product;
        using var watch = demo.Inventory.WatchStock(new() { ProductIds = { before.Id } });
        await watch.NextAsync();

        var placed = await PlaceAsync(demo, "user-0001");
        await demo.Orders.CancelOrderAsync(new() { Id = placed.Id });
        var changes = await watch.NextAsync(2);

        Assert.Equal([before.Available - 1, before.Available], changes.Select(change => change.Product.Available));
    }

    [Fact]
    public async Task WatchStock_ManyChangesAtOnce_AllInOrder()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Inventory.WatchStock(new() { ProductIds = { "product-001" } });
        await watch.NextAsync();
        var before = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product.Available;

        await Task.WhenAll(Enumerable.Range(0, 250).Select(async _
            => await demo.Inventory.AdjustStockAsync(new() { ProductId = "product-001", Delta = 1 })));
        var changes = await watch.NextAsync(250);

        Assert.Equal(Enumerable.Range(before + 1, 250), changes.Select(change => change.Product.Available));
    }

    [Fact]
    public async Task WatchUsers_CallerLeaves_ServiceServesOn()
    {
        await using var demo = await DemoHost.StartAsync();
        var watch = demo.Users.WatchUsers(new());
        await watch.NextAsync();
        watch.Dispose();

        var response = await demo.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" });

        Assert.NotEmpty(response.User.Id);
    }

    [Fact]
    public async Task WatchUsers_ServiceStops_Unavailable()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Users.WatchUsers(new());
        await watch.NextAsync();

        var stopping = demo.StopAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(() => watch.NextAsync());
        await stopping;

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
    }

    [Fact]
    public async Task WatchOrders_ServiceStopsWhileTheCallerDoesNotRead_Stops()
    {
        await using var demo = await DemoHost.StartAsync();
        using var watch = demo.Orders.WatchOrders(new() { IncludeCurrentState = true });
        await watch.NextAsync();

        // Shorter than the shutdown timeout, after which a server aborts its open calls.
        await demo.StopAsync().WaitAsync(TimeSpan.FromSeconds(15));
    }

    private static async Task<Order> PlaceAsync(DemoHost demo, string userId)
        => (await demo.Orders.PlaceOrderAsync(new()
        {
            UserId = userId,
            Lines = { new PlaceOrderLine { ProductId = "product-001", Quantity = 1 } },
        })).Order;
}
