using System.Net.Http.Headers;
using System.Text;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Sends requests as tests write them, with header values unchanged.</summary>
internal static class GraphClient
{
    public const string Json = "application/json";
    public const string GraphResponse = "application/graphql-response+json";

    public static Task<Answer> PostAsync(this HttpClient client, string body, string? accept = null)
        => client.PostAsync(Encoding.UTF8.GetBytes(body), Json, accept);

    public static async Task<Answer> PostAsync(this HttpClient client, byte[] body, string? contentType, string? accept = null)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await client.AskAsync(HttpMethod.Post, "", content, accept);
    }

    public static Task<Answer> QueryAsync(this HttpClient client, string queryString, string? accept = null)
        => client.AskAsync(HttpMethod.Get, queryString, content: null, accept);

    public static async Task<Answer> AskAsync(
        this HttpClient client,
        HttpMethod method,
        string queryString,
        HttpContent? content = null,
        string? accept = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, client.BaseAddress + queryString) { Content = content };
        request.Version = client.DefaultRequestVersion;
        request.VersionPolicy = client.DefaultVersionPolicy;
        foreach (var (name, value) in accept is null ? headers : [.. headers, ("Accept", accept)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.ToString(), text, response);
    }

    /// <summary>A body that is sent without a Content-Length.</summary>
    public static StreamContent Chunked(byte[] body)
        => new(new UnseekableStream(body)) { Headers = { ContentType = new MediaTypeHeaderValue(Json) } };

    private sealed class UnseekableStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
