using System.Globalization;

namespace GraphBff.Benchmarks.Load;

/// <summary>
/// Compares the product's CPU per request with and without telemetry. One process exports all metrics and the spans of 10 % of the
/// operations, by OTLP to a collector on loopback. The others export nothing: two of them, so that their ratio shows the noise.
/// </summary>
internal static class TelemetryDriver
{
    /// <param name="args">Optionally, the number of rounds (default 40) and the requests of each (default 2,000).</param>
    public static async Task RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
        var requests = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2000;
        using var services = await LoadedProcess.StartAsync("services");
        using var collector = await LoadedProcess.StartAsync("collector");
        using var off = await LoadedProcess.StartAsync("product", services.Url);
        using var alsoOff = await LoadedProcess.StartAsync("product", services.Url);
        using var on = await LoadedProcess.StartAsync(
            ["product", services.Url],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRICS_EXPORTER", "otlp,prometheus"),
            ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
            ("OTEL_TRACES_SAMPLER_ARG", "0.1"));

        await CompareAsync("50 orders with customers", rounds, requests, off, alsoOff, on, i => LoadDriver.Body(
            "query($status: OrderStatus) { orders(first: 50, status: $status) { nodes { id status createTime customer { id name } } } }",
            $"\"status\":\"{LoadDriver.Status(i)}\""));
        await CompareAsync("one user", rounds, requests, off, alsoOff, on, i => LoadDriver.Body(
            "query($id: ID!) { user(id: $id) { id name email } }", $"\"id\":\"{LoadDriver.UserId(i)}\""));
    }

    private static async Task CompareAsync(
        string name, int rounds, int requests, LoadedProcess off, LoadedProcess alsoOff, LoadedProcess on, Func<int, string> body)
    {
        var load = await LoadSamples.TakeAsync(
            [
                LoadDriver.Post("off", off, "/graphql", body),
                LoadDriver.Post("also off", alsoOff, "/graphql", body),
                LoadDriver.Post("on", on, "/graphql", body),
            ],
            rounds,
            requests);
        Console.WriteLine(
            $"{name}: CPU per request with telemetry {load.Ratio(2, 0)} x without, {load.TotalRatio(2, 0)} x over all rounds; "
            + $"without against without {load.Ratio(1, 0)}, {load.TotalRatio(1, 0)} (medians of {rounds} rounds)");
        Console.WriteLine($"  KiB allocated per request: {load.Allocated}");
    }
}
