using System.Buffers;
using System.Net.WebSockets;
using GraphBff.Transport.Responses;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Sends on one socket, one message at a time, in the order of the calls. A sender waits until there is room, so that a slow client
/// slows its own operations, and a socket holds one message besides what each operation has made.
/// </summary>
internal sealed class SocketSender(WebSocket socket, GraphSocket owner)
{
    private readonly SendTurn _turn = new();
    private long _since;
    private UnreadResponse? _unread;
    private bool _ended;

    /// <summary>When the piece that is being sent was begun, by the registry's clock; 0 for none.</summary>
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
        // Counted only once it must wait: mostly there is room, and nobody before it.
        var isCounted = false;
        var held = UnreadResponse.Held(payload);
        var turn = _turn.EnterAsync();
        if (!turn.IsCompleted)
        {
            Count(ref isCounted, held);
            await turn.ConfigureAwait(false);
        }

        try
        {
            var isLast = type is ServerMessageType.Error or ServerMessageType.Complete;
            if (!_ended && (operation is null || (isLast ? operation.TryEnd() : operation.IsWanted)))
            {
                var message = SendAsync(type, id, payload);
                if (!message.IsCompleted)
                {
                    Count(ref isCounted, held);
                }

                await message.ConfigureAwait(false);
            }
        }
        finally
        {
            if (isCounted)
            {
                _unread!.Remove(held);
            }

            _turn.Exit();
        }
    }

    private void Count(ref bool isCounted, int bytes)
    {
        if (!isCounted)
        {
            isCounted = true;
            LazyInitializer.EnsureInitialized(ref _unread, () => new UnreadResponse(owner.Shared.Unread, owner.RequestId, owner.Abort))
                .Add(bytes);
        }
    }

    // A large message in pieces, so that no copy of the whole is made, and the client's time counts for each.
    private async ValueTask SendAsync(ServerMessageType type, OperationId id, ReadOnlyMemory<byte> payload)
    {
        var first = payload[..Math.Min(payload.Length, BodySender.PieceSize)];
        var rest = payload[first.Length..];
        var message = ServerMessage.Write(type, id.Json, first.Span, isWhole: rest.IsEmpty, out var length);
        try
        {
            await SendPieceAsync(message.AsMemory(0, length), isLast: rest.IsEmpty).ConfigureAwait(false);
            if (!rest.IsEmpty)
            {
                for (; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, BodySender.PieceSize)..])
                {
                    await SendPieceAsync(rest[..Math.Min(rest.Length, BodySender.PieceSize)], isLast: false).ConfigureAwait(false);
                }

                await SendPieceAsync(ServerMessage.End, isLast: true).ConfigureAwait(false);
            }

            owner.Shared.Metrics.OnSent(type);
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

    private async ValueTask SendPieceAsync(ReadOnlyMemory<byte> piece, bool isLast)
    {
        Volatile.Write(ref _since, owner.Shared.Registry.Now);
        await socket.SendAsync(piece, WebSocketMessageType.Text, isLast, CancellationToken.None).ConfigureAwait(false);
        _unread?.OnTaken();
    }
}
