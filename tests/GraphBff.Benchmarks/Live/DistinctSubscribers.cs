using System.Diagnostics;
using System.Globalization;
using GraphBff.Benchmarks.Load;
using GraphBff.Contracts.Orders.V1;
using Grpc.Net.Client;

namespace GraphBff.Benchmarks.Live;

/// <summary>Each caller watches the orders as himself: a stream for each.</summary>
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
            $"         {(await product.AskAsync("memory") - before) / subscribers:N0} bytes of managed memory an idle subscriber, its "
            + "stream included");
        var streams = await Crowd.BegunAsync(product, subscribers, services, subscribers);
        bars.Hold(streams == subscribers, $"an upstream stream each, beyond one connection's 100: {streams:N0}");

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
            + $"{(product.CpuTime - cpu).TotalMicroseconds / crowd.Events:F1} us of CPU a delivered event"));
        bars.Hold(
            all && crowd.Clients.All(client => client is { Lost: 0, Duplicates: 0, Gaps: 0 }),
            $"every event reaches all, each once: {crowd.Report}");

        await crowd.DisposeAsync();
        bars.Hold(await services.WaitForAsync("streams", 0, TimeSpan.FromSeconds(30)) is not null, "no upstream stream is left");
    }
}
