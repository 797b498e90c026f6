using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace GraphBff.Upstream.Tests.Raw;

/// <summary>One connection of a <see cref="RawServer"/>.</summary>
internal sealed class RawConnection(RawServer server, Socket socket, int number) : IDisposable
{
    private const int PrefaceLength = 24;
    private const byte Ack = 1;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly Dictionary<int, RawStream> _open = [];

    /// <summary>Its place among the server's connections, from 1.</summary>
    public int Number { get; } = number;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.OnConnection(this);
            await _stream.ReadExactlyAsync(new byte[PrefaceLength], cancellationToken);
            var head = new byte[9];
            while (true)
            {
                await _stream.ReadExactlyAsync(head, cancellationToken);
                var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
                await _stream.ReadExactlyAsync(payload, cancellationToken);
                await ReceiveAsync((RawFrame)head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One end has closed the connection.
        }
    }

    /// <summary>Sends SETTINGS.</summary>
    public Task SettingsAsync(params (short Setting, int Value)[] settings)
    {
        var payload = new byte[settings.Length * 6];
        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(payload.AsSpan(i * 6), settings[i].Setting);
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan((i * 6) + 2), settings[i].Value);
        }

        return SendAsync(RawFrame.Settings, 0, 0, payload);
    }

    /// <summary>Answers a ping.</summary>
    public Task PongAsync(byte[] payload) => SendAsync(RawFrame.Ping, Ack, 0, payload);

    /// <summary>Sends GOAWAY: the streams above the last one were not processed.</summary>
    public Task GoAwayAsync(int lastStream, int code, string debug = "")
    {
        byte[] payload = [.. new byte[8], .. Encoding.ASCII.GetBytes(debug)];
        BinaryPrimitives.WriteInt32BigEndian(payload, lastStream);
        BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(4), code);
        return SendAsync(RawFrame.GoAway, 0, 0, payload);
    }

    /// <summary>Closes the connection with FIN.</summary>
    public void Close() => socket.Shutdown(SocketShutdown.Both);

    /// <summary>Closes the connection with RST.</summary>
    public void Abort()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Sends bytes that are not a frame.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    public async Task SendAsync(RawFrame type, byte flags, int stream, ReadOnlyMemory<byte> payload)
    {
        var frame = new byte[9 + payload.Length];
        frame[0] = (byte)(payload.Length >> 16);
        frame[1] = (byte)(payload.Length >> 8);
        frame[2] = (byte)payload.Length;
        frame[3] = (byte)type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.Span.CopyTo(frame.AsSpan(9));
        await _stream.WriteAsync(frame);
    }

    public void Dispose() => _stream.Dispose();

    private async Task ReceiveAsync(RawFrame type, byte flags, int id, byte[] payload)
    {
        switch (type)
        {
            case RawFrame.Settings when (flags & Ack) == 0:
                await SendAsync(type, Ack, 0, ReadOnlyMemory<byte>.Empty);
                break;
            case RawFrame.Ping when (flags & Ack) == 0:
                await server.OnPing(this, payload);
                break;
            case RawFrame.Headers:
                _open[id] = new RawStream(this, id, payload);
                break;
            case RawFrame.Data when _open.TryGetValue(id, out var stream):
                stream.Append(payload);
                break;
        }

        if (type is RawFrame.Headers or RawFrame.Data && (flags & RawStream.EndStream) != 0 && _open.Remove(id, out var ended))
        {
            ended.Number = server.Seen(ended);
            _ = server.OnStream(ended);
        }
    }
}
