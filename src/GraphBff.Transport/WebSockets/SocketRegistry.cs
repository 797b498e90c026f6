using GraphBff.Transport.Draining;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// All open sockets. One timer checks all of them, since a timer for each would cost too much. It runs while there are any sockets.
/// </summary>
internal sealed class SocketRegistry : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly HashSet<GraphSocket> _sockets = [];
    private readonly List<(GraphSocket Socket, SweepAction Action)> _due = [];
    private readonly TimeProvider _time;
    private readonly SocketMetrics _metrics;
    private readonly ILogger _logger;
    private readonly GraphWebSocketOptions _options;
    private readonly long _started;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _draining;
    private int _sweeping;

    public SocketRegistry(
        TimeProvider time, DrainState drain, SocketMetrics metrics, IOptions<GraphWebSocketOptions> options, ILogger<SocketRegistry> logger)
    {
        _logger = logger;
        _time = time;
        _metrics = metrics;
        _options = options.Value;
        _started = time.GetTimestamp();

        // The timer is created during the first request, but must not carry that request's execution context.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _draining = drain.Draining.UnsafeRegister(static state => ((SocketRegistry)state!).Drain(), this);
    }

    public int Count
    {
        get
        {
            lock (_sockets)
            {
                return _sockets.Count;
            }
        }
    }

    /// <summary>Milliseconds of a clock that never goes back and is never 0.</summary>
    public long Now => (long)_time.GetElapsedTime(_started).TotalMilliseconds + 1;

    /// <summary>Adds a socket, if there is room.</summary>
    public bool TryAdd(GraphSocket socket)
    {
        lock (_sockets)
        {
            if (_sockets.Count >= _options.MaxSockets)
            {
                return false;
            }

            _sockets.Add(socket);
            if (_sockets.Count == 1)
            {
                _timer.Change(Tick, Tick);
            }
        }

        _metrics.OnOpened();
        return true;
    }

    public void Remove(GraphSocket socket)
    {
        lock (_sockets)
        {
            _sockets.Remove(socket);
            if (_sockets.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        _metrics.OnClosed();
    }

    public void Dispose()
    {
        _draining.Dispose();
        _timer.Dispose();
    }

    private void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) != 0)
        {
            return;
        }

        try
        {
            Collect();
            foreach (var (socket, action) in _due)
            {
                Guard(socket, socket => socket.Act(action));
            }
        }
        catch (Exception exception)
        {
            // An exception that leaves a timer's callback ends the process.
            Log.SweepFailed(_logger, exception);
        }
        finally
        {
            _due.Clear();
            Volatile.Write(ref _sweeping, 0);
        }
    }

    private void Collect()
    {
        var now = Now;
        lock (_sockets)
        {
            foreach (var socket in _sockets)
            {
                if (socket.Check(now) is var action and not SweepAction.None)
                {
                    _due.Add((socket, action));
                }
            }
        }
    }

    // The failure of one socket must not affect the others, and an exception that leaves a pool thread ends the process.
    private void Guard(GraphSocket socket, Action<GraphSocket> action)
    {
        try
        {
            action(socket);
        }
        catch (Exception exception)
        {
            Log.SocketFailed(_logger, exception, socket.RequestId);
        }
    }

    private void Drain()
    {
        GraphSocket[] sockets;
        lock (_sockets)
        {
            sockets = [.. _sockets];
        }

        // On another thread, since the host's stop waits for this callback.
        ThreadPool.UnsafeQueueUserWorkItem(
            static state =>
            {
                foreach (var socket in state.Sockets)
                {
                    state.Registry.Guard(socket, static socket => socket.Drain());
                }
            },
            (Registry: this, Sockets: sockets),
            preferLocal: false);
    }
}
