using System.Diagnostics.Metrics;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Responses;

/// <summary>
/// The bytes that all clients together leave unread. A response stays in memory until its client has read it. Above the limit, the client
/// with the highest cost is disconnected: its unread bytes times the time since it last read. A client that reads does so every moment, so
/// those that do not read go first. Only responses that must wait are counted, so most never come here.
/// </summary>
internal sealed partial class UnreadResponses
{
    // What the server and the system's socket buffer for a connection that does not read.
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
        _window = new LogWindow<string>(time, LogSuppressed);
        meters.Create("GraphBff.Transport").CreateObservableUpDownCounter(
            "graphbff.responses.unread", () => Bytes, "By", "Bytes of responses that clients have not read yet.");
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Now => _time.GetTimestamp();

    /// <summary>Adds bytes that begin to wait, and disconnects clients if the limit is exceeded.</summary>
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
                // Under the lock, so that a request which has just ended cannot abort the next one on its connection.
                Cut(_clients.MaxBy(Cost)!);
            }
        }
    }

    /// <summary>Subtracts bytes that no longer wait. After a client's last bytes, nothing of it is aborted.</summary>
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
        if (_window.Admits(client.RequestId))
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
        "The client of {RequestId} left {Bytes} bytes unread and read none for {Seconds:0.0} s. It is disconnected, since all clients "
        + "together leave more than {Max} bytes unread")]
    private partial void LogCut(string requestId, long bytes, double seconds, long max);

    [LoggerMessage(2006, LogLevel.Warning, "{Count} more clients that left responses unread were disconnected")]
    private partial void LogSuppressed(long count);
}
