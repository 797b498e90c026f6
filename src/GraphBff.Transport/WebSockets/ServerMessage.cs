using System.Buffers;

namespace GraphBff.Transport.WebSockets;

/// <summary>Writes the messages of the server into pooled memory.</summary>
internal static class ServerMessage
{
    // The size of the text around an id and a payload, rounded up.
    private const int MaxFrame = 64;

    /// <summary>The end of a message.</summary>
    public static readonly ReadOnlyMemory<byte> End = "}"u8.ToArray();

    /// <summary>Writes <c>{"id":…,"type":…,"payload":…}</c>, without the members that are empty.</summary>
    /// <param name="type">The type.</param>
    /// <param name="id">The content of a JSON string; empty for none.</param>
    /// <param name="payload">JSON; empty for none.</param>
    /// <param name="isWhole">Whether the payload is complete. If not, the rest of it must follow, and then <see cref="End"/>.</param>
    /// <param name="length">The length of the message.</param>
    /// <returns>Memory of <see cref="ArrayPool{T}.Shared"/>, with the message at its beginning.</returns>
    public static byte[] Write(ServerMessageType type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> payload, bool isWhole, out int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxFrame + id.Length + payload.Length);
        length = 0;
        Append(buffer, ref length, "{"u8);
        if (!id.IsEmpty)
        {
            Append(buffer, ref length, "\"id\":\""u8);
            Append(buffer, ref length, id);
            Append(buffer, ref length, "\","u8);
        }

        Append(buffer, ref length, Type(type));
        if (!payload.IsEmpty)
        {
            Append(buffer, ref length, ",\"payload\":"u8);
            Append(buffer, ref length, payload);
        }

        if (isWhole)
        {
            Append(buffer, ref length, End.Span);
        }

        return buffer;
    }

    private static ReadOnlySpan<byte> Type(ServerMessageType type)
        => type switch
        {
            ServerMessageType.ConnectionAck => "\"type\":\"connection_ack\""u8,
            ServerMessageType.Ping => "\"type\":\"ping\""u8,
            ServerMessageType.Pong => "\"type\":\"pong\""u8,
            ServerMessageType.Next => "\"type\":\"next\""u8,
            ServerMessageType.Error => "\"type\":\"error\""u8,
            _ => "\"type\":\"complete\""u8,
        };

    private static void Append(byte[] buffer, ref int length, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }
}
