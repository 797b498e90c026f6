using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>Forwards bytes to a port until it is frozen. Then its connections stay open and carry nothing, as with a lost node.</summary>
internal sealed class FreezableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _isFrozen;

    public FreezableProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Connections so far.</summary>
    public int Connections => _sockets.Count / 2;

    public void Freeze() => _isFrozen = true;

    /// <summary>Forwards bytes again on new connections. The old ones have lost some.</summary>
    public void Thaw() => _isFrozen = false;

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var near = await _listener.AcceptSocketAsync(_stopped.Token);
            var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            _sockets.Add(near);
            _sockets.Add(far);
            await far.ConnectAsync(IPAddress.Loopback, _target, _stopped.Token);
            _ = CarryAsync(near, far);
            _ = CarryAsync(far, near);
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _stopped.Token)) > 0)
            {
                if (_isFrozen)
                {
                    // These bytes are lost, so the connection hangs from now on.
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, read), _stopped.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One end has closed the connection.
        }
    }
}
