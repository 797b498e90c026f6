using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace GraphBff.Testing;

/// <summary>
/// A client of graphql-transport-ws that can also break the protocol. One sender and one reader at a time. If a message does not arrive
/// within <see cref="Patience"/>, the test fails.
/// </summary>
public sealed class WebSocketClient : IAsyncDisposable
{
    public const string Subprotocol = "graphql-transport-ws";

    private readonly byte[] _buffer = new byte[4096];

    private WebSocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether <see cref="ReceiveAsync"/> answers pings, as clients do, instead of returning them.</summary>
    public bool AnswersPings { get; set; } = true;

    /// <summary>Opens a socket and sends nothing.</summary>
    /// <param name="endpoint">The endpoint, as http or ws.</param>
    /// <param name="configure">Sets headers, the HTTP version and so on.</param>
    /// <param name="subprotocol">The subprotocol to offer; null for none.</param>
    /// <param name="invoker">The invoker that connects; needed for HTTP/2.</param>
    public static async Task<WebSocketClient> OpenAsync(
        Uri endpoint,
        Action<ClientWebSocketOptions>? configure = null,
        string? subprotocol = Subprotocol,
        HttpMessageInvoker? invoker = null)
    {
        var client = new WebSocketClient(new ClientWebSocket());
        if (subprotocol is not null)
        {
            client.Socket.Options.AddSubProtocol(subprotocol);
        }

        client.Socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        configure?.Invoke(client.Socket.Options);
        var address = new UriBuilder(endpoint) { Scheme = endpoint.Scheme is "https" or "wss" ? "wss" : "ws" }.Uri;
        using var timeout = new CancellationTokenSource(client.Patience, TimeProvider.System);
        await client.Socket.ConnectAsync(address, invoker, timeout.Token);
        return client;
    }

    /// <summary>Opens a socket and initializes the connection.</summary>
    public static async Task<WebSocketClient> ConnectAsync(
        Uri endpoint, object? parameters = null, Action<ClientWebSocketOptions>? configure = null, HttpMessageInvoker? invoker = null)
    {
        var client = await OpenAsync(endpoint, configure, invoker: invoker);
        await client.InitAsync(parameters);
        return client;
    }

    /// <summary>Sends <c>connection_init</c> and waits for the acknowledgement.</summary>
    public async Task InitAsync(object? parameters = null)
    {
        await SendAsync(parameters is null ? new { type = "connection_init" } : new { type = "connection_init", payload = parameters });
        var answer = await ReceiveAsync();
        if (answer.Type != "connection_ack")
        {
            throw new InvalidOperationException($"Instead of an acknowledgement came {answer.Text}");
        }
    }

    public Task SubscribeAsync(string id, string query, object? variables = null)
        => SendAsync(new { id, type = "subscribe", payload = new { query, variables } });

    public Task CompleteAsync(string id) => SendAsync(new { id, type = "complete" });

    public Task SendAsync(object message) => SendTextAsync(JsonSerializer.Serialize(message));

    public Task SendTextAsync(string text) => SendBytesAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendBytesAsync(
        ReadOnlyMemory<byte> bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool endOfMessage = true)
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        await Socket.SendAsync(bytes, type, endOfMessage, timeout.Token);
    }

    /// <summary>The next message.</summary>
    /// <exception cref="InvalidOperationException">The server closed the socket instead.</exception>
    public async Task<WebSocketMessage> ReceiveAsync()
    {
        while (true)
        {
            var message = await TryReceiveAsync()
                ?? throw new InvalidOperationException(
                    $"The socket was closed with {(int?)Socket.CloseStatus} {Socket.CloseStatusDescription}");
            if (message.Type != "ping" || !AnswersPings)
            {
                return message;
            }

            await SendAsync(new { type = "pong" });
        }
    }

    /// <summary>Ignores all messages until the server closes the socket, and answers the close.</summary>
    /// <returns>The close code and the reason.</returns>
    public async Task<(int Code, string Reason)> ReceiveCloseAsync()
    {
        while (Socket.State == WebSocketState.Open && await TryReceiveAsync() is not null)
        {
        }

        var close = ((int)Socket.CloseStatus!.Value, Socket.CloseStatusDescription ?? "");
        if (Socket.State == WebSocketState.CloseReceived)
        {
            using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
            await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        }

        return close;
    }

    /// <summary>Closes as clients do, and waits for the server's answer.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure)
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        await Socket.CloseAsync(status, "Normal Closure", timeout.Token);
    }

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<WebSocketMessage?> TryReceiveAsync()
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        using var text = new MemoryStream();
        while (true)
        {
            var received = await Socket.ReceiveAsync(_buffer.AsMemory(), timeout.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Write(_buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return WebSocketMessage.Parse(text.ToArray());
            }
        }
    }
}
