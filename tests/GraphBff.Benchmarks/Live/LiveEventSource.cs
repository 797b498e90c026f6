using System.Net.Http.Json;

namespace GraphBff.Benchmarks.Live;

/// <summary>A subscriber over server-sent events.</summary>
internal sealed class LiveEventSource(HttpClient http) : LiveClient
{
    private HttpResponseMessage? _response;

    public override async Task ConnectAsync(Uri endpoint, string token, string? query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = JsonContent.Create(new { query }),
            Headers = { { "accept", "text/event-stream" } },
        };
        request.Headers.TryAddWithoutValidation("authorization", token);
        _response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        _response.EnsureSuccessStatusCode();
    }

    public override async Task ReadAsync()
    {
        try
        {
            using var reader = new StreamReader(await _response!.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                {
                    Take(System.Text.Encoding.UTF8.GetBytes(line));
                }
            }

            End = "end of stream";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
            or ObjectDisposedException)
        {
            End = exception.GetType().Name;
        }
    }

    public override ValueTask DisposeAsync()
    {
        _response?.Dispose();
        return ValueTask.CompletedTask;
    }
}
