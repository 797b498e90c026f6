using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GraphBff.Engine.Output;

namespace GraphBff.Benchmarks.Start;

/// <summary>The requests of the first clients.</summary>
internal static class StartRequests
{
    public const int Connections = 32;

    private static readonly string[] Statuses = ["PENDING", "PAID", "SHIPPED", "DELIVERED", "CANCELLED"];

    /// <summary>Asks for a page of orders with their customers: two calls.</summary>
    /// <returns>How long the response took.</returns>
    public static async Task<TimeSpan> AskAsync(HttpClient http)
    {
        var began = Stopwatch.GetTimestamp();
        await SendAsync(
            http, Post("query Latest { orders(first: 10) { nodes { id status createTime customer { id name } } } }", ""));
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Sends different requests by GraphQL and REST, on many connections.</summary>
    public static Task MixAsync(HttpClient http, int requests)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i <= requests; i = Interlocked.Increment(ref next))
            {
                await SendAsync(http, Mixed(i));
            }
        }));
    }

    private static HttpRequestMessage Mixed(int i) => (i % 6) switch
    {
        0 => Post(
            "query($id: ID!) { user(id: $id) { id name email orders(first: 5) { nodes { id status } } } }", $"\"id\":\"{UserId(i)}\""),
        1 => Post(
            "query($status: OrderStatus) { orders(first: 50, status: $status) { nodes { id createTime customer { id name } } } }",
            $"\"status\":\"{Statuses[i % Statuses.Length]}\""),
        2 => Post("query($first: Int) { products(first: $first) { nodes { id sku name price { units } } } }", $"\"first\":{1 + (i % 50)}"),
        3 => Post("{ orders(first: 20) { nodes { id payments { id } lines { quantity product { sku } } } } }", ""),
        4 => new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/users/{UserId(i)}", UriKind.Relative)),
        _ => Post("{ users(first: 20) { nodes { id name } pageInfo { hasNextPage endCursor } } }", ""),
    };

    private static HttpRequestMessage Post(string query, string variables) => new(HttpMethod.Post, new Uri("/graphql", UriKind.Relative))
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes($$$"""{"query":"{{{query}}}","variables":{{{{variables}}}}}"""))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        },
    };

    private static string UserId(int i)
        => GlobalId.Format("User", string.Create(CultureInfo.InvariantCulture, $"user-{1 + (i % 1000):0000}"));

    private static async Task SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            var answer = await response.Content.ReadAsByteArrayAsync();
            if (response.StatusCode != HttpStatusCode.OK || answer.AsSpan().IndexOf("\"errors\""u8) >= 0)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
            }
        }
    }
}
