using System.Globalization;

namespace GraphBff.Benchmarks.Live;

/// <summary>
/// Connects thousands of subscribers to the product, and starts new processes for each phase. Prints the figures and checks them against
/// the bars.
/// </summary>
internal static class LiveDriver
{
    /// <param name="args">Optionally, the number of subscribers (default 10,000).</param>
    /// <returns>The exit code: 0 if every bar is met.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var subscribers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var bars = new Bars();
        foreach (var transport in new[] { "WebSocket", "SSE" })
        {
            await EqualSubscribers.RunAsync(bars, transport, subscribers);
        }

        await DistinctSubscribers.RunAsync(bars, Math.Min(1000, subscribers));
        await SlowSubscriber.RunAsync(bars, Math.Min(100, subscribers));
        await Restarts.RunAsync(bars, Math.Min(1000, subscribers));
        await Shutdown.RunAsync(bars, Math.Min(1000, subscribers), queries: Math.Min(200, subscribers));
        Console.WriteLine(bars.Missed == 0 ? "Every bar is met." : $"{bars.Missed} bars are missed.");
        return bars.Missed == 0 ? 0 : 1;
    }
}
