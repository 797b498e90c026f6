using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>
/// A hand-written HTTP/2 server. It answers a call with headers only. On its first connections it answers a ping with GOAWAY
/// ENHANCE_YOUR_CALM "too_many_pings" and closes the connection, as gRPC servers do (gRFC A8).
/// </summary>
internal sealed class StrictServer : IAsyncDisposable
{
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte GoAway = 7;
    private const byte Ack = 1;
    private const byte EndHeaders = 4;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly int _strict;
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Starts the server.</summary>
    /// <param name="connections">On how many connections it refuses pings.</param>
    public StrictServer(int connections)
    {
        _strict = connections;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var socket = await _listener.AcceptSocketAsync(_stopped.Token);
            _ = ServeAsync(socket, Interlocked.Increment(ref _connections) <= _strict);
        }
    }

    private async Task ServeAsync(Socket socket, bool isStrict)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        byte[] header = new byte[9];
        try
        {
            await stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length], _stopped.Token);
            await SendAsync(stream, Settings, 0, 0, []);
            while (true)
            {
                await stream.ReadExactlyAsync(header, _stopped.Token);
                byte[] payload = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
                await stream.ReadExactlyAsync(payload, _stopped.Token);
                int streamId = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
                bool isAck = (header[4] & Ack) != 0;
                switch (header[3])
                {
                    case Settings when !isAck:
                        await SendAsync(stream, Settings, Ack, 0, []);
                        break;
                    case Headers:
                        // :status 200 from the static table, and content-type by the index of its name there.
                        await SendAsync(stream, Headers, EndHeaders, streamId, [0x88, 0x0f, 0x10, 16, .. "application/grpc"u8]);
                        break;
                    case Ping when !isAck && isStrict:
                        await SendAsync(stream, GoAway, 0, 0, [0, 0, 0, 1, 0, 0, 0, 0xb, .. "too_many_pings"u8]);
                        return;
                    case Ping when !isAck:
                        await SendAsync(stream, Ping, Ack, 0, payload);
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client has left, or the test is over.
        }
    }

    private static async Task SendAsync(NetworkStream stream, byte type, byte flags, int streamId, byte[] payload)
    {
        byte[] frame = [0, 0, (byte)payload.Length, type, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        await stream.WriteAsync(frame);
    }
}
