using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphBff.Testing;

/// <summary>A TCP connection, for requests that an HTTP client does not send.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Connects.</summary>
    /// <param name="address">The server, by its IP address.</param>
    /// <param name="receiveBuffer">
    /// The size in bytes of the system's receive buffer; null for the default. A small one fills soon if the client does not read.
    /// </param>
    public static async Task<RawConnection> OpenAsync(Uri address, int? receiveBuffer = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var connection = new RawConnection();
        if (receiveBuffer is { } size)
        {
            connection._socket.ReceiveBufferSize = size;
        }

        await connection._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return connection;
    }

    /// <summary>Sends text as Latin-1, so that a character is a byte.</summary>
    public Task SendAsync(string text) => SendBytesAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, timeout.Token)..];
        }
    }

    /// <summary>Reads the next bytes.</summary>
    /// <returns>How many bytes; 0 if the server ended the connection.</returns>
    public async Task<int> ReadBytesAsync(Memory<byte> buffer)
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        return await _socket.ReceiveAsync(buffer, timeout.Token);
    }

    /// <summary>Reads until a text has arrived.</summary>
    /// <returns>
    /// Everything that was read, as Latin-1, so that a byte is a character. It lacks the text if the server ended the connection first.
    /// </returns>
    public async Task<string> ReadUntilAsync(string end)
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!received.ToString().Contains(end, StringComparison.Ordinal))
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
    public Task<string> ReadToEndAsync() => ReadUntilAsync("\0never\0");

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Closes the connection with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}
