using System.Buffers;
using System.Net.WebSockets;

namespace GraphBff.Transport.WebSockets;

/// <summary>One message of a client, in one piece of pooled memory.</summary>
internal readonly struct MessageBuffer
{
    // Most messages fit. The length that a client announces is not trusted.
    private const int InitialSize = 4096;

    private readonly byte[]? _buffer;
    private readonly int _length;

    private MessageBuffer(byte[] buffer, int length, WebSocketMessageType type)
    {
        _buffer = buffer;
        _length = length;
        Type = type;
    }

    /// <summary>The type of the message: text, binary or close.</summary>
    public WebSocketMessageType Type { get; }

    public int Length => _length;

    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Reads to the end of the message, or one byte beyond the limit.</summary>
    public static async ValueTask<MessageBuffer> ReadAsync(WebSocket socket, int maxSize)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        var length = 0;
        while (true)
        {
            var end = Math.Min(buffer.Length, maxSize + 1);
            var received = await socket.ReceiveAsync(buffer.AsMemory(length..end), CancellationToken.None).ConfigureAwait(false);
            length += received.Count;
            if (received.EndOfMessage || length > maxSize || received.MessageType == WebSocketMessageType.Close)
            {
                return new MessageBuffer(buffer, length, received.MessageType);
            }

            if (length == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                buffer.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }
    }

    /// <summary>Reads and drops a part of a message that is no longer wanted.</summary>
    /// <returns>The type of the message.</returns>
    public static async ValueTask<WebSocketMessageType> DiscardAsync(WebSocket socket)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None).ConfigureAwait(false);
        ArrayPool<byte>.Shared.Return(buffer);
        return received.MessageType;
    }

    /// <summary>Returns the memory. Call it only when nothing reads the memory any more.</summary>
    public void Return()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
