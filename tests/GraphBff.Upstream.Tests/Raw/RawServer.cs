using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GraphBff.Upstream.Tests.Raw;

/// <summary>
/// An HTTP/2 server that a test scripts frame by frame, for behaviour that no gRPC server has on request. It never checks what it receives.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    // Not disposed: it has no timer, and a test may stop the server early.
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<RawConnection> _connections = new();
    private readonly ConcurrentQueue<RawStream> _streams = new();
    private readonly Task _accepting;

    public RawServer(Func<RawStream, Task> onStream, string host = "127.0.0.1", int port = 0)
    {
        OnStream = onStream;
        _listener = new(IPAddress.Parse(host), port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Answers a stream after its request has ended.</summary>
    public Func<RawStream, Task> OnStream { get; }

    /// <summary>How each connection begins; by default with the SETTINGS that a server must send.</summary>
    public Func<RawConnection, Task> OnConnection { get; init; } = connection => connection.SettingsAsync();

    /// <summary>Answers a ping; by default as HTTP/2 requires.</summary>
    public Func<RawConnection, byte[], Task> OnPing { get; init; } = (connection, payload) => connection.PongAsync(payload);

    /// <summary>How many connections the server has accepted.</summary>
    public int Connections => _connections.Count;

    /// <summary>The streams so far, in the order in which their requests ended.</summary>
    public IReadOnlyList<RawStream> Streams => [.. _streams];

    public async ValueTask DisposeAsync()
    {
        if (_stopped.IsCancellationRequested)
        {
            return;
        }

        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    internal int Seen(RawStream stream)
    {
        _streams.Enqueue(stream);
        return _streams.Count;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var connection = new RawConnection(this, await _listener.AcceptSocketAsync(_stopped.Token), _connections.Count + 1);
            _connections.Enqueue(connection);
            _ = connection.RunAsync(_stopped.Token);
        }
    }
}
