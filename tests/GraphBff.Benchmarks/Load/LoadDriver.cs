using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Output;
using Grpc.Net.Client;

namespace GraphBff.Benchmarks.Load;

/// <summary>
/// Compares the product's CPU per request, by GraphQL and by REST, with the hand-written endpoint's. Product and endpoint are separate
/// processes in front of the same services. Short rounds alternate between the three, so that a disturbance affects all. Prints ratios,
/// because absolute times mean nothing.
/// </summary>
internal static class LoadDriver
{
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
            "50 orders with customers", rounds, requests, [
                Post("GraphQL", product, "/graphql", i => Body(
                    "query($status: OrderStatus) { orders(first: 50, status: $status) { nodes { id status createTime customer { id "
                    + "name } } } }",
                    $"\"status\":\"{Status(i)}\"")),
                Get("REST", product, i => $"/rest/orders?status={Status(i)}"),
                Post("hand-written", handWritten, "/orders", i => $"{{\"status\":\"{Status(i)}\"}}"),
            ]);
        await CompareAsync(
            "one user", rounds, requests, [
                Post("GraphQL", product, "/graphql", i => Body(
                    "query($id: ID!) { user(id: $id) { id name email } }", $"\"id\":\"{UserId(i)}\"")),
                Get("REST", product, i => $"/rest/users/{UserId(i)}"),
                Post("hand-written", handWritten, "/user", i => $"{{\"id\":\"{UserId(i)}\"}}"),
            ]);
    }

    internal static LoadContender Post(string name, LoadedProcess process, string path, Func<int, string> body)
        => new(name, process, i => new HttpRequestMessage(HttpMethod.Post, process.Url + path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body(i)))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        });

    private static LoadContender Get(string name, LoadedProcess process, Func<int, string> path)
        => new(name, process, i => new HttpRequestMessage(HttpMethod.Get, process.Url + path(i)));

    internal static string Body(string query, string variables) => $$$"""{"query":"{{{query}}}","variables":{{{{variables}}}}}""";

    internal static string Status(int i) => Statuses[i % Statuses.Length];

    internal static string UserId(int i) => GlobalId.Format("User", $"user-{1 + i % 1000:0000}");

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

    // The product by GraphQL, the same by REST, and the hand-written endpoint.
    private static async Task CompareAsync(string name, int rounds, int requests, LoadContender[] contenders)
    {
        var load = await LoadSamples.TakeAsync(contenders, rounds, requests);
        Console.WriteLine(
            $"{name}: CPU per request {load.Ratio(0, 2)} x the hand-written endpoint's by GraphQL, {load.Ratio(1, 2)} x by REST; "
            + $"REST is {load.Ratio(1, 0)} x GraphQL (medians of {rounds} rounds)");
        Console.WriteLine($"  KiB allocated per request: {load.Allocated}");
    }
}
