using System.Text;
using System.Text.Json;

namespace GraphBff.Testing;

/// <summary>
/// A client of server-sent events (WHATWG HTML, 9.2.5) with one subscription, as in graphql-sse's distinct connections mode. It counts
/// comments, which a browser ignores, since heartbeats are comments.
/// </summary>
public sealed class SseClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private SseClient(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _reader = new StreamReader(stream, Encoding.UTF8);
    }

    /// <summary>The response's status, type and headers.</summary>
    public HttpResponseMessage Response => _response;

    /// <summary>How many comments have arrived, the opening one included.</summary>
    public int Comments { get; private set; }

    /// <summary>Posts an operation and waits for the headers of the response.</summary>
    /// <param name="http">The client that sends it; <paramref name="url"/> is relative to its base address.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">The variables, serialized as they are; null for none.</param>
    /// <param name="lastEventId">The id of the last event that an earlier client got, or null.</param>
    /// <param name="url">The endpoint.</param>
    public static async Task<SseClient> SubscribeAsync(
        HttpClient http, string query, object? variables = null, string? lastEventId = null, string url = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(http);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,
        };
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return await SendAsync(http, request);
    }

    /// <summary>
    /// Sends a request and waits for the headers. It adds <c>Accept: text/event-stream</c> to a request without <c>Accept</c>.
    /// </summary>
    public static async Task<SseClient> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        return new SseClient(response, await response.Content.ReadAsStreamAsync(patience.Token));
    }

    /// <summary>The next event.</summary>
    /// <returns>Null if the stream has ended.</returns>
    /// <exception cref="OperationCanceledException">No event arrived within 20 s.</exception>
    /// <exception cref="IOException">The connection broke before the end of the response.</exception>
    public async Task<SseEvent?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var (type, data, id) = ("", (StringBuilder?)null, (string?)null);
        while (await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0)
            {
                if (data is not null)
                {
                    return new SseEvent(type.Length == 0 ? "message" : type, data.ToString(), id);
                }

                (type, id) = ("", null);
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon == 0)
            {
                Comments++;
                continue;
            }

            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (colon < 0 ? line : line[..colon])
            {
                case "event":
                    type = value;
                    break;
                case "data":
                    data = data is null ? new StringBuilder(value) : data.Append('\n').Append(value);
                    break;
                case "id":
                    id = value;
                    break;
            }
        }

        return null;
    }

    /// <summary>The data of the next event, which must be a <c>next</c>.</summary>
    public async Task<JsonElement> NextResponseAsync()
        => await NextAsync() is { Type: "next" } next
            ? next.Json
            : throw new InvalidOperationException("The stream has no further response.");

    /// <summary>Waits until that many comments have arrived. Events that arrive meanwhile are lost.</summary>
    public async Task ReadCommentsAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (Comments < count && await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            Comments += line.StartsWith(':') ? 1 : 0;
        }
    }

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
