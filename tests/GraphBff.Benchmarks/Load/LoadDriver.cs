using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Output;
using Grpc.Net.Client;

namespace GraphBff.Benchmarks.Load;

/// <summary>
/// Compares the product's CPU per request with the hand-written endpoint's. Both are separate processes in front of the same services.
/// Short rounds alternate between them, so that a disturbance affects both. Prints ratios, because absolute times mean nothing.
/// </summary>
internal static class LoadDriver
{
    private const int Connections = 8;
    private const int WarmUpRequests = 6000;

    private static readonly string[] Statuses = ["PENDING", "PAID", "SHIPPED", "DELIVERED", "CANCELLED"];

    /// <param name="args">Optionally, the number of rounds (default 11) and the requests of each (default 6,000).</param>
    public static async Task RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 11;
        var requests = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 6000;
        using var services = await LoadedProcess.StartAsync("services");
        using var product = await LoadedProcess.StartAsync("product", services.Url);
        using var handWritten = await LoadedProcess.StartAsync("handwritten", services.Url);

        await CompareMasksAsync(services.Url);
        await CompareAsync(
            "50 orders with customers", rounds, requests, product, handWritten, "/orders",
            "query($status: OrderStatus) { orders(first: 50, status: $status) { nodes { id status createTime customer { id name } } } }",
            i => $"\"status\":\"{Statuses[i % Statuses.Length]}\"");
        await CompareAsync(
            "one user", rounds, requests, product, handWritten, "/user",
            "query($id: ID!) { user(id: $id) { id name email } }",
            i => $"\"id\":\"{GlobalId.Format("User", $"user-{1 + i % 1000:0000}")}\"");
    }

    private static async Task CompareMasksAsync(string services)
    {
        using var channel = GrpcChannel.ForAddress(services);
        var orders = new OrderService.OrderServiceClient(channel);
        var request = new ListOrdersRequest { PageSize = 50 };
        var whole = await orders.ListOrdersAsync(request);
        request.ReadMask = new FieldMask { Paths = { "id", "status", "user_id", "create_time" } };
        var masked = await orders.ListOrdersAsync(request);
        Console.WriteLine(
            $"50 orders with a read mask: {masked.CalculateSize()} bytes from the service instead of {whole.CalculateSize()}");
    }

    private static async Task CompareAsync(
        string name,
        int rounds,
        int requests,
        LoadedProcess product,
        LoadedProcess handWritten,
        string path,
        string query,
        Func<int, string> variables)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        Func<int, byte[]> toProduct = i => Encoding.UTF8.GetBytes($$$"""{"query":"{{{query}}}","variables":{{{{variables(i)}}}}}""");
        Func<int, byte[]> toHandWritten = i => Encoding.UTF8.GetBytes($$$"""{{{{variables(i)}}}}""");
        await SendAsync(http, product.Url + "/graphql", toProduct, WarmUpRequests);
        await SendAsync(http, handWritten.Url + path, toHandWritten, WarmUpRequests);

        var ratios = new List<double>();
        long allocated = await product.AllocatedAsync(), allocatedByHand = await handWritten.AllocatedAsync();
        for (var round = 0; round < rounds; round++)
        {
            var ours = await MeasureAsync(http, product, "/graphql", toProduct, requests);
            var theirs = await MeasureAsync(http, handWritten, path, toHandWritten, requests);
            ratios.Add(ours / theirs);
        }

        allocated = await product.AllocatedAsync() - allocated;
        allocatedByHand = await handWritten.AllocatedAsync() - allocatedByHand;

        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: CPU per request {ratios[ratios.Count / 2]:F2} x the hand-written endpoint's (median of {rounds} rounds, "
            + $"{ratios[0]:F2} to {ratios[^1]:F2}); {allocated / 1024.0 / rounds / requests:F1} KiB allocated per request, hand-written "
            + $"{allocatedByHand / 1024.0 / rounds / requests:F1}"));
    }

    private static async Task<double> MeasureAsync(
        HttpClient http, LoadedProcess process, string path, Func<int, byte[]> body, int requests)
    {
        var before = process.CpuTime;
        await SendAsync(http, process.Url + path, body, requests);
        return (process.CpuTime - before).TotalMicroseconds / requests;
    }

    private static async Task SendAsync(HttpClient http, string url, Func<int, byte[]> body, int requests)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i <= requests; i = Interlocked.Increment(ref next))
            {
                using var content = new ByteArrayContent(body(i))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") }
                };
                using var response = await http.PostAsync(url, content);
                var answer = await response.Content.ReadAsByteArrayAsync();
                if (response.StatusCode != HttpStatusCode.OK || answer.AsSpan().IndexOf("\"errors\""u8) >= 0)
                {
                    throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
                }
            }
        }));
    }
}
