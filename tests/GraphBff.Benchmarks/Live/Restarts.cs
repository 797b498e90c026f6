using System.Globalization;
using GraphBff.Benchmarks.Load;
using GraphBff.Testing;

namespace GraphBff.Benchmarks.Live;

/// <summary>The service is killed and restarted ten times while its data changes at a steady rate.</summary>
internal static class Restarts
{
    private const int Times = 10;
    private const int EventsBetween = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task RunAsync(Bars bars, int subscribers)
    {
        Console.WriteLine($"{subscribers:N0} subscriptions while the service is killed {Times} times");
        var directory = Directory.CreateTempSubdirectory("graphbff-live-");
        var port = LoopbackPort.Next().ToString(CultureInfo.InvariantCulture);
        try
        {
            var services = await LoadedProcess.StartAsync("services", directory.FullName, port);
            using var product = await LoadedProcess.StartAsync("product", services.Url);
            using var stock = new Stock(services.Url);
            var crowd = new Crowd();
            await crowd.JoinAsync(product, "WebSocket", subscribers / 2, Stock.Subscription);
            await crowd.JoinAsync(product, "SSE", subscribers / 2, Stock.Subscription);
            await Crowd.BegunAsync(product, subscribers, services, 1);
            using var stopped = new CancellationTokenSource();
            var changing = stock.ChangeAsync(Interval, stopped.Token);
            for (var i = 0; i < Times; i++)
            {
                // Kills the service while its data changes. The changes continue as soon as it is back.
                await stock.ReachAsync(stock.Changes + EventsBetween);
                await services.KillAsync();
                services.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
                services = await LoadedProcess.StartAsync("services", directory.FullName, port);
            }

            await stock.ReachAsync(stock.Changes + EventsBetween);
            await stopped.CancelAsync();
            await changing;
            var all = await crowd.WaitForAsync(stock.Changes, TimeSpan.FromMinutes(2));
            bars.Hold(all && crowd.Clients.All(client => client.Lost == 0), $"none of {stock.Changes} events is lost: {crowd.Report}");
            bars.Hold(crowd.Clients.All(client => client.Duplicates == 0), "no event arrives twice");
            bars.Hold(crowd.Clients.All(client => client.Gaps == 0), "no gap is reported, because the service resumes");
            bars.Hold(crowd.Clients.All(client => client.End.Length == 0), "every subscriber is still connected");
            var streams = await services.AskAsync("streams");
            bars.Hold(streams == 1, $"one upstream stream: {streams}");
            await crowd.DisposeAsync();
            bars.Hold(await services.WaitForAsync("streams", 0, TimeSpan.FromSeconds(30)) is not null, "no upstream stream is left");
            bars.Hold(await product.WaitForAsync("subscribers", 0, TimeSpan.FromSeconds(30)) is not null, "no subscriber is left");
            services.Dispose();
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
