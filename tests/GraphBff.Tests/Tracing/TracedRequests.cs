using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Tracing;

/// <summary>Requests traces as clients do.</summary>
internal static class TracedRequests
{
    public const string Page = "query Page { orders(first: 3) { nodes { customer { name } payments { id } } } }";

    /// <summary>Sends an operation with the header that asks for its trace.</summary>
    public static Task<JsonElement> AskAsync(this TestGraph graph, string query, string header = "1")
        => graph.SendAsync(new { query }, header);

    public static async Task<JsonElement> SendAsync(this TestGraph graph, object body, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        if (header is not null)
        {
            request.Headers.Add("x-graphbff-trace", header);
        }

        using var response = await graph.Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The trace of a response.</summary>
    public static JsonElement Trace(this JsonElement response) => response.GetProperty("extensions").GetProperty("trace");

    public static bool HasTrace(this JsonElement response) => response.TryGetProperty("extensions", out _);

    public static JsonElement[] List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    /// <summary>The recorded operations, the latest first.</summary>
    public static async Task<JsonElement[]> RecordedAsync(this TestGraph graph)
        => (await graph.Http.GetFromJsonAsync<JsonElement>("/graphql/trace/data")).List("operations");
}
