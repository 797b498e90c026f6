using System.Globalization;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Start;

/// <summary>
/// Compares how published products start: time, CPU and memory. Their rounds alternate, so that a disturbance affects all. The first one is
/// what the others are compared with.
/// </summary>
internal static class StartDriver
{
    private const int LaterQueries = 1000;
    private const int MixedRequests = 1000;
    private const int WarmRequests = 10_000;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    /// <param name="args">The number of rounds, then <c>NAME=FOLDER</c> of each published product.</param>
    public static async Task RunAsync(string[] args)
    {
        var rounds = int.Parse(args[0], CultureInfo.InvariantCulture);
        var products = args[1..].Select(pair => pair.Split('=', 2)).Select(pair => new StartFigures(pair[0], pair[1])).ToArray();
        using var services = await LoadedProcess.StartAsync("services");

        // Not counted: the services, the disk's cache and this client warm up too.
        await MeasureAsync(new StartFigures(products[0].Name, products[0].Folder), services.Url);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var product in products)
            {
                await MeasureAsync(product, services.Url);
            }
        }

        Print(products);
    }

    private static async Task MeasureAsync(StartFigures figures, string services)
    {
        await MeasureQueriesAsync(figures, services);
        await MeasureMemoryAsync(figures, services);
    }

    private static async Task MeasureQueriesAsync(StartFigures figures, string services)
    {
        using var product = await PublishedProduct.StartAsync(figures.Folder, services);
        figures.Add("ready after, ms", product.Age.TotalMilliseconds);
        var first = new List<double> { await AskAsync(product) };
        figures.Add("first answer after, ms", product.Age.TotalMilliseconds);
        figures.Add("CPU until then, ms", product.CpuTime.TotalMilliseconds);
        while (first.Count < 10)
        {
            first.Add(await AskAsync(product));
        }

        var later = new List<double>();
        while (later.Count < LaterQueries)
        {
            later.Add(await AskAsync(product));
        }

        await StartRequests.MixAsync(product.Http, WarmRequests);
        var cpu = product.CpuTime;
        await StartRequests.MixAsync(product.Http, WarmRequests);
        var thousandth = later.TakeLast(100).Order().ElementAt(50);
        figures.Add("first query, ms", first[0]);
        figures.Add("slowest of the first ten, ms", first.Max());
        figures.Add("median of the first ten, ms", first.Order().ElementAt(5));
        figures.Add("thousandth query, ms", thousandth);
        figures.Add("CPU a request once warm, us", (product.CpuTime - cpu).TotalMicroseconds / WarmRequests);
    }

    private static async Task<double> AskAsync(PublishedProduct product) => (await StartRequests.AskAsync(product.Http)).TotalMilliseconds;

    private static async Task MeasureMemoryAsync(StartFigures figures, string services)
    {
        using var product = await PublishedProduct.StartAsync(figures.Folder, services);
        await Task.Delay(Idle, TimeProvider.System);
        figures.Add("idle RSS, MB", product.Memory / 1e6);
        await StartRequests.MixAsync(product.Http, MixedRequests);
        figures.Add("RSS after 1,000 mixed requests, MB", product.Memory / 1e6);
        figures.Add("CPU until that, ms", product.CpuTime.TotalMilliseconds);
    }

    private static void Print(StartFigures[] products)
    {
        Console.WriteLine($"| medians | {string.Join(" | ", products.Select(product => product.Name))} |");
        Console.WriteLine($"|---|{string.Concat(products.Select(_ => "---|"))}");
        foreach (var measure in products[0].Measures)
        {
            Console.WriteLine($"| {measure} | {string.Join(" | ", products.Select(product => product.Describe(measure, products[0])))} |");
        }
    }
}
