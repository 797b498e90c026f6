using System.Diagnostics;
using System.Globalization;
using GraphBff.Benchmarks.Load;
using GraphBff.Contracts.Orders.V1;
using Grpc.Net.Client;

namespace GraphBff.Benchmarks.Live;

/// <summary>Every caller watches the orders with its own token, so each one has its own upstream stream.</summary>
internal static class DistinctSubscribers
{
    private const int Events = 10;
    private const string Subscription = "subscription { orderChanged { order { lines { number: quantity } customer { name } } } }";

    public static async Task RunAsync(Bars bars, int subscribers)
    {
        Console.WriteLine($"{subscribers:N0} distinct subscriptions over WebSocket, with a selection from another service");
        using var services = await LoadedProcess.StartAsync("services");
        using var product = await LoadedProcess.StartAsync("product", services.Url);
        using var channel = GrpcChannel.ForAddress(services.Url);
        var orders = new OrderService.OrderServiceClient(channel);

        var crowd = new Crowd();
        var before = await product.AskAsync("memory");
        await crowd.JoinAsync(product, "WebSocket", subscribers, Subscription);
        await Task.Delay(TimeSpan.FromMilliseconds(2000), TimeProvider.System);
        Console.WriteLine(
            $"         {(await product.AskAsync("memory") - before) / subscribers:N0} bytes of managed memory per idle subscriber, "
            + "with its stream");
        var streams = await Crowd.BegunAsync(product, subscribers, services, subscribers);
        bars.Hold(streams == subscribers, $"one upstream stream per subscriber, beyond one connection's 100: {streams:N0}");

        var cpu = product.CpuTime;
        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= Events; i++)
        {
            await orders.PlaceOrderAsync(new PlaceOrderRequest
            {
                UserId = "user-0001",
                Lines = { new PlaceOrderLine { ProductId = "product-002", Quantity = i } }
            });
        }

        var all = await crowd.WaitForAsync(Events, TimeSpan.FromMinutes(2));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"         {crowd.Events / watch.Elapsed.TotalSeconds:N0} events/s delivered, "
            + $"{(product.CpuTime - cpu).TotalMicroseconds / crowd.Events:F1} us of CPU per delivered event"));
        bars.Hold(
            all && crowd.Clients.All(client => client is { Lost: 0, Duplicates: 0, Gaps: 0 }),
            $"every event reaches every subscriber once: {crowd.Report}");

        await crowd.DisposeAsync();
        bars.Hold(await services.WaitForAsync("streams", 0, TimeSpan.FromSeconds(30)) is not null, "no upstream stream is left");
    }
}
