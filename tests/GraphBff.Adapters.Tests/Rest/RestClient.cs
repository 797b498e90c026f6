using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Adapters.Tests.Rest;

/// <summary>Sends requests of REST to the product, and reads its responses.</summary>
internal static class RestClient
{
    public const string Ada = "VXNlcjp1c2VyLTAwMDE";

    /// <summary>Sends a request. The upstream's calls then are those of the request.</summary>
    public static async Task<RestResponse> SendAsync(
        this TestGraph graph, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        graph.Upstream.Clear();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await graph.Http.SendAsync(request);
        return new RestResponse(response, await response.Content.ReadAsStringAsync());
    }

    public static Task<RestResponse> GetAsync(this TestGraph graph, string path, params (string Name, string Value)[] headers)
        => graph.SendAsync("GET", path, null, headers);

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
