using System.Diagnostics.Metrics;

namespace GraphBff.Transport.WebSockets;

/// <summary>Counts sockets, operations and sent messages; meter <c>GraphBff.Transport</c>.</summary>
internal sealed class SocketMetrics
{
    private static readonly KeyValuePair<string, object?>[] Types =
    [
        .. Enum.GetValues<ServerMessageType>().Select(type => new KeyValuePair<string, object?>("type", NameOf(type))),
    ];

    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _operations;
    private readonly Counter<long> _sent;
    private long _runningOperations;

    public SocketMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GraphBff.Transport");
        _connections = meter.CreateUpDownCounter<long>("graphbff.ws.connections", "{connection}", "Open sockets.");
        _operations = meter.CreateUpDownCounter<long>("graphbff.ws.operations", "{operation}", "Operations that run on sockets.");
        _sent = meter.CreateCounter<long>("graphbff.ws.messages.sent", "{message}", "Messages sent to sockets, by type.");
    }

    public long RunningOperations => Volatile.Read(ref _runningOperations);

    public void OnOpened() => _connections.Add(1);

    public void OnClosed() => _connections.Add(-1);

    public void OnStarted()
    {
        Interlocked.Increment(ref _runningOperations);
        _operations.Add(1);
    }

    public void OnEnded()
    {
        Interlocked.Decrement(ref _runningOperations);
        _operations.Add(-1);
    }

    public void OnSent(ServerMessageType type) => _sent.Add(1, Types[(int)type]);

    private static string NameOf(ServerMessageType type)
        => type switch
        {
            ServerMessageType.ConnectionAck => "connection_ack",
            ServerMessageType.Ping => "ping",
            ServerMessageType.Pong => "pong",
            ServerMessageType.Next => "next",
            ServerMessageType.Error => "error",
            _ => "complete",
        };
}
