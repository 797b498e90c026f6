using System.Diagnostics.Metrics;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Responses;

/// <summary>
/// What all clients together leave unread: a response stays in memory until its client has taken it. Above the bound, the client is cut off
/// that costs most, by its bytes and by how long it has taken none. One that reads takes some every moment, so that those go first that do
/// not read. Only responses that wait are counted, so that most never come here.
/// </summary>
internal sealed partial class UnreadResponses
{
    // What the server and the system's socket keep of a connection that takes nothing.
    private const int ConnectionBytes = 2 * BodySender.PieceSize;

    private readonly Lock _lock = new();
    private readonly HashSet<UnreadResponse> _clients = [];
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LogWindow<string> _window;
    private readonly long _max;
    private long _bytes;

    public UnreadResponses(
        IOptions<GraphTransportOptions> options, TimeProvider time, IMeterFactory meters, ILogger<UnreadResponses> logger)
    {
        _max = options.Value.MaxUnreadBytes;
        _time = time;
        _logger = logger;
        _window = new LogWindow<string>(time);
        meters.Create("GraphBff.Transport").CreateObservableUpDownCounter(
            "graphbff.responses.unread", () => Bytes, "By", "Responses, in bytes, that wait for their clients to read.");
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Now => _time.GetTimestamp();

    /// <summary>Counts what begins to wait, and makes room for it.</summary>
    public void Add(UnreadResponse client, int bytes)
    {
        lock (_lock)
        {
            if (client.IsCut)
            {
                return;
            }

            if (_clients.Add(client))
            {
                Count(client, ConnectionBytes);
                client.OnTaken();
            }

            Count(client, bytes);
            while (_bytes > _max)
            {
                // Under the lock: a request that has ended must not have the next one of its connection cut off.
                Cut(_clients.MaxBy(Cost)!);
            }
        }
    }

    /// <summary>No longer counts what waited; nothing of the client's is cut off after the last of it.</summary>
    public void Remove(UnreadResponse client, int bytes)
    {
        lock (_lock)
        {
            if (client.IsCut)
            {
                return;
            }

            Count(client, -bytes);
            if (client.Bytes == ConnectionBytes)
            {
                Forget(client);
            }
        }
    }

    private double Cost(UnreadResponse client) => (_time.GetElapsedTime(client.Since).TotalSeconds + 0.001) * client.Bytes;

    private void Cut(UnreadResponse client)
    {
        var (bytes, since) = (client.Bytes, _time.GetElapsedTime(client.Since));
        Forget(client);
        client.Cut();
        var isLogged = _window.Admits(client.RequestId, out var suppressed);
        if (suppressed > 0)
        {
            LogSuppressed(suppressed);
        }

        if (isLogged)
        {
            LogCut(client.RequestId, bytes, since.TotalSeconds, _max);
        }
    }

    private void Forget(UnreadResponse client)
    {
        Count(client, -client.Bytes);
        _clients.Remove(client);
    }

    private void Count(UnreadResponse client, long bytes)
    {
        client.Bytes += bytes;
        Interlocked.Add(ref _bytes, bytes);
    }

    [LoggerMessage(
        2005,
        LogLevel.Warning,
        "The client of {RequestId} left {Bytes} bytes unread and took none for {Seconds:0.0} s: it is cut off, since all clients together "
        + "leave more than {Max} unread")]
    private partial void LogCut(string requestId, long bytes, double seconds, long max);

    [LoggerMessage(2006, LogLevel.Warning, "{Count} more clients were cut off that left responses unread")]
    private partial void LogSuppressed(long count);
}
