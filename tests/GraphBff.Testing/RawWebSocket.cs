using System.Buffers.Binary;
using System.Text;

namespace GraphBff.Testing;

/// <summary>WebSocket on a TCP connection, for frames that no WebSocket client sends, and for many clients at little cost.</summary>
public static class RawWebSocket
{
    /// <summary>Connects and upgrades.</summary>
    /// <inheritdoc cref="RawConnection.OpenAsync"/>
    public static async Task<RawConnection> OpenAsync(Uri address, int? receiveBuffer = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var client = await RawConnection.OpenAsync(address, receiveBuffer);
        await client.SendAsync(
            $"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");
        await client.ReadUntilAsync("\r\n\r\n");
        return client;
    }

    /// <summary>Sends one frame. A client must mask it, so it has a mask of zeros, which changes nothing.</summary>
    public static Task SendFrameAsync(this RawConnection client, string text, byte firstByte = 0x81)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SendBytesAsync(Frame(Encoding.UTF8.GetBytes(text), firstByte));
    }

    /// <summary>One frame of a client, as <see cref="SendFrameAsync"/> sends it.</summary>
    public static byte[] Frame(byte[] payload, byte firstByte = 0x81)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var length = payload.Length;
        byte[] header = length < 126 ? [firstByte, (byte)(0x80 | length)]
            : length <= ushort.MaxValue ? [firstByte, 0x80 | 126, 0, 0]
            : [firstByte, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 0];
        if (length is >= 126 and <= ushort.MaxValue)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)length);
        }
        else if (length > ushort.MaxValue)
        {
            BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(2), (ulong)length);
        }

        return [.. header, 0, 0, 0, 0, .. payload];
    }
}
