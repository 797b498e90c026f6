using System.Net;
using System.Net.Http.Json;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>SIGTERM while queries and subscriptions run.</summary>
internal static class Shutdown
{
    public static async Task RunAsync(Bars bars, int subscribers, int queries)
    {
        Console.WriteLine($"SIGTERM with {queries:N0} queries in flight and {subscribers:N0} subscriptions");
        using var services = await LoadedProcess.StartAsync("services");
        using var product = await LoadedProcess.StartAsync("product", services.Url);
        await using var sockets = new Crowd();
        await using var streams = new Crowd();
        await sockets.JoinAsync(product, "WebSocket", subscribers / 2, Stock.Subscription);
        await streams.JoinAsync(product, "SSE", subscribers / 2, Stock.Subscription);

        await Crowd.BegunAsync(product, subscribers, services, 1);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue });
        await services.AskAsync("hold");
        var running = Enumerable.Range(0, queries).Select(_ => QueryAsync(http, product.Url)).ToArray();
        var inFlight = await services.WaitForAsync("held", queries, TimeSpan.FromSeconds(20));
        var ending = product.TerminateAsync();
        var isDraining = await IsDrainingAsync(http, product.Url);
        await services.AskAsync("release");
        var exitCode = await ending;

        var answers = await Task.WhenAll(running);
        bars.Hold(inFlight is not null && isDraining, "all queries are in flight when the product begins to stop");
        bars.Hold(
            answers.All(
                answer => answer.Contains("\"nodes\"", StringComparison.Ordinal)
                    && !answer.Contains("\"errors\"", StringComparison.Ordinal)),
            "no query fails");
        var ended = await sockets.WaitForEndAsync(TimeSpan.FromSeconds(20)) && await streams.WaitForEndAsync(TimeSpan.FromSeconds(20));
        bars.Hold(ended && sockets.Clients.All(client => client.End == "1001"), "every WebSocket is closed with 1001");
        bars.Hold(ended && streams.Clients.All(client => client.End == "end of stream"), "every event stream ends as HTTP requires");
        bars.Hold(exitCode == 0, $"the process ends by itself: exit code {exitCode}");
    }

    private static async Task<bool> IsDrainingAsync(HttpClient http, string product)
    {
        for (var i = 0; i < 1000; i++)
        {
            using var response = await http.GetAsync(product + "/health/ready");
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return false;
    }

    private static async Task<string> QueryAsync(HttpClient http, string product)
    {
        using var response = await http.PostAsJsonAsync(product + "/graphql", new { query = "{ users(first: 1) { nodes { id name } } }" });
        return await response.Content.ReadAsStringAsync();
    }
}
