using System.Buffers;
using System.Net.WebSockets;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Sends on one socket, one message at a time, in the order of the calls. A sender waits until there is room, so that a slow client
/// slows its own operations, and a socket holds one message besides what each operation has made.
/// </summary>
internal sealed class SocketSender(WebSocket socket, SocketServices shared)
{
    private readonly SendTurn _turn = new();
    private long _since;
    private bool _ended;

    /// <summary>When the message that is being sent was begun, by the registry's clock; 0 for none.</summary>
    public long SendingSince => Volatile.Read(ref _since);

    /// <summary>Sends a message that concerns no operation.</summary>
    public ValueTask SendAsync(ServerMessageType type, ReadOnlyMemory<byte> payload = default) => SendAsync(type, default, null, payload);

    /// <summary>
    /// Sends a message of an operation, unless the operation is over by the time that it is its turn. <c>error</c> and <c>complete</c> end
    /// it, so that its id is free once the client reads them.
    /// </summary>
    public ValueTask SendAsync(ServerMessageType type, SocketOperation operation, ReadOnlyMemory<byte> payload = default)
        => SendAsync(type, operation.Id, operation, payload);

    /// <summary>Sends the errors of an operation that is not taken.</summary>
    public ValueTask RefuseAsync(OperationId id, ReadOnlyMemory<byte> errors) => SendAsync(ServerMessageType.Error, id, null, errors);

    /// <summary>Sends the closing; nothing is sent after it.</summary>
    public async ValueTask CloseAsync(int code, string? reason)
    {
        await _turn.EnterAsync().ConfigureAwait(false);
        try
        {
            if (!_ended)
            {
                _ended = true;
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            // The reader finds out too.
        }
        finally
        {
            _turn.Exit();
        }
    }

    /// <summary>Whether an exception says that there is no connection any more.</summary>
    public static bool IsBroken(Exception exception)
        => exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    private async ValueTask SendAsync(ServerMessageType type, OperationId id, SocketOperation? operation, ReadOnlyMemory<byte> payload)
    {
        await _turn.EnterAsync().ConfigureAwait(false);
        try
        {
            var isLast = type is ServerMessageType.Error or ServerMessageType.Complete;
            if (!_ended && (operation is null || (isLast ? operation.TryEnd() : operation.IsWanted)))
            {
                var message = ServerMessage.Write(type, id.Json, payload.Span, out var length);
                await SendAsync(type, message, length).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Exit();
        }
    }

    private async ValueTask SendAsync(ServerMessageType type, byte[] message, int length)
    {
        Volatile.Write(ref _since, shared.Registry.Now);
        try
        {
            await socket.SendAsync(message.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None)
                .ConfigureAwait(false);
            shared.Metrics.OnSent(type);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            _ended = true;
        }
        finally
        {
            Volatile.Write(ref _since, 0);
            ArrayPool<byte>.Shared.Return(message);
        }
    }
}
