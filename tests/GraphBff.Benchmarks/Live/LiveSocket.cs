using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace GraphBff.Benchmarks.Live;

/// <summary>A subscriber over graphql-transport-ws.</summary>
internal sealed class LiveSocket : LiveClient
{
    public const string Subprotocol = "graphql-transport-ws";

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[2048];

    public override async Task ConnectAsync(Uri endpoint, string token, string? query)
    {
        _socket.Options.AddSubProtocol(Subprotocol);
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await _socket.ConnectAsync(new UriBuilder(endpoint) { Scheme = "ws" }.Uri, default);
        if (query is not null)
        {
            await SendAsync(new { type = "connection_init", payload = new { authorization = token } });
            _ = await _socket.ReceiveAsync(_buffer, default);
            await SendAsync(new { id = "1", type = "subscribe", payload = new { query } });
        }
    }

    public override async Task ReadAsync()
    {
        try
        {
            var length = 0;
            while (true)
            {
                var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), default);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    End = $"{(int?)_socket.CloseStatus}";
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
                    return;
                }

                length += received.Count;
                if (received.EndOfMessage)
                {
                    if (_buffer.AsSpan(0, length).IndexOf("\"ping\""u8) >= 0)
                    {
                        await SendAsync(new { type = "pong" });
                    }

                    Take(_buffer.AsSpan(0, length));
                    length = 0;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            End = End.Length > 0 ? End : exception.GetType().Name;
        }
    }

    public override ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(object message)
        => _socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message)), WebSocketMessageType.Text, true, default);
}
