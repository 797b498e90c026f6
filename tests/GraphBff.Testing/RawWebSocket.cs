using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphBff.Testing;

/// <summary>A TCP connection that was upgraded, for frames that no WebSocket client sends, and for clients that cost nothing.</summary>
public sealed class RawWebSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Connects and upgrades.</summary>
    /// <param name="endpoint">Where, by an address.</param>
    /// <param name="receiveBuffer">How much the system takes in for a client that does not read, in bytes; null for its default.</param>
    public static async Task<RawWebSocket> OpenAsync(Uri endpoint, int? receiveBuffer = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var client = new RawWebSocket();
        if (receiveBuffer is { } size)
        {
            client._socket.ReceiveBufferSize = size;
        }

        await client._socket.ConnectAsync(IPAddress.Parse(endpoint.Host), endpoint.Port);
        await client.SendBytesAsync(Encoding.ASCII.GetBytes(
            $"GET {endpoint.AbsolutePath} HTTP/1.1\r\nHost: {endpoint.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        await client.ReceiveAsync("\r\n\r\n");
        return client;
    }

    /// <summary>Sends one frame, masked as a client's must be; a mask of zeros changes nothing.</summary>
    public Task SendAsync(string text, byte firstByte = 0x81) => SendBytesAsync(Frame(Encoding.UTF8.GetBytes(text), firstByte));

    /// <summary>Reads what is there.</summary>
    /// <returns>How many bytes; 0 where the server ended the connection.</returns>
    public async Task<int> ReceiveBytesAsync(Memory<byte> buffer)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        return await _socket.ReceiveAsync(buffer, timeout.Token);
    }

    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, timeout.Token)..];
        }
    }

    /// <summary>Reads until a text has come.</summary>
    /// <returns>All that was read, as Latin-1, so that a byte is a character; without the text where the server ended the connection.</returns>
    public async Task<string> ReceiveAsync(string until)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        var received = new StringBuilder();
        var buffer = new byte[512];
        while (!received.ToString().Contains(until, StringComparison.Ordinal))
        {
            var count = await _socket.ReceiveAsync(buffer, timeout.Token);
            if (count == 0)
            {
                break;
            }

            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return received.ToString();
    }

    /// <summary>Reads until the server ends the connection.</summary>
    public Task<string> ReceiveToEndAsync() => ReceiveAsync("\0never\0");

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Hangs up with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>One frame of a client, as <see cref="SendAsync"/> sends it.</summary>
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
