using System.Diagnostics;
using System.Globalization;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>All subscribers watch the same stock, each with its own token.</summary>
internal static class EqualSubscribers
{
    private const int Events = 20;
    private const int MaxBytesMore = 3 * 1024;

    public static async Task RunAsync(Bars bars, string transport, int subscribers)
    {
        Console.WriteLine($"{subscribers:N0} equal subscriptions over {transport}");
        using var services = await LoadedProcess.StartAsync("services");
        using var product = await LoadedProcess.StartAsync("product", services.Url);
        using var bare = await LoadedProcess.StartAsync("bare");
        using var stock = new Stock(services.Url);

        long bareBytes;
        await using (var idle = new Crowd())
        {
            bareBytes = await MeasureAsync(idle, bare, transport, subscribers, null);
        }

        var crowd = new Crowd();
        var joining = product.CpuTime;
        var bytes = await MeasureAsync(crowd, product, transport, subscribers, Stock.Subscription);
        var microsToJoin = (product.CpuTime - joining).TotalMicroseconds / subscribers;
        Console.WriteLine(
            $"         {bytes:N0} bytes of managed memory per idle subscriber, {bareBytes:N0} per bare connection, "
            + $"{microsToJoin:N0} us of CPU to join");
        bars.Hold(
            bytes - bareBytes <= MaxBytesMore, $"at most {MaxBytesMore:N0} bytes more than a bare connection: {bytes - bareBytes:N0}");
        var streams = await Crowd.BegunAsync(product, subscribers, services, 1);
        bars.Hold(streams == 1, $"one upstream stream: {streams}");

        var cpu = product.CpuTime;
        var watch = Stopwatch.StartNew();
        await stock.ChangeAsync(Events);
        var all = await crowd.WaitForAsync(Events, TimeSpan.FromMinutes(2));
        var seconds = watch.Elapsed.TotalSeconds;
        var micros = (product.CpuTime - cpu).TotalMicroseconds / crowd.Events;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"         {crowd.Events / seconds:N0} events/s delivered, {micros:F1} us of CPU per delivered event"));
        bars.Hold(
            all && crowd.Clients.All(client => client is { Lost: 0, Duplicates: 0, Gaps: 0 }),
            $"each of a burst of {Events} events reaches every subscriber once: {crowd.Report}");

        // The last subscriber leaves alone, because the server needs time when thousands of connections close at once.
        await crowd.LeaveAsync(stay: 1);
        await product.WaitForAsync("subscribers", 1, TimeSpan.FromMinutes(1));
        await crowd.LeaveAsync();
        var cancelled = await services.WaitForAsync("streams", 0, TimeSpan.FromSeconds(1));
        bars.Hold(
            cancelled is not null,
            $"the upstream stream is cancelled within a second after the last subscriber leaves: {cancelled?.TotalMilliseconds:F0} ms");
        await crowd.DisposeAsync();
    }

    // The first subscribers do not count. They pay for what the server creates once: code, pools, channels.
    private static async Task<long> MeasureAsync(Crowd crowd, LoadedProcess server, string transport, int subscribers, string? query)
    {
        var warmUp = Math.Max(20, subscribers / 20);
        await crowd.JoinAsync(server, transport, warmUp, query);
        await Task.Delay(TimeSpan.FromMilliseconds(1000), TimeProvider.System);
        var before = await server.AskAsync("memory");
        await crowd.JoinAsync(server, transport, subscribers - warmUp, query);
        await Task.Delay(TimeSpan.FromMilliseconds(1000), TimeProvider.System);
        return (await server.AskAsync("memory") - before) / (subscribers - warmUp);
    }
}
