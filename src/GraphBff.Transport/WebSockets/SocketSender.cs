using System.Buffers;
using System.Net.WebSockets;
using GraphBff.Transport.Responses;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Sends messages on one socket, one at a time, in the order of the calls. A sender waits until there is room. So a slow client slows down
/// only its own operations, and a socket holds one message in addition to one response of each operation.
/// </summary>
internal sealed class SocketSender(WebSocket socket, GraphSocket owner)
{
    private readonly SendTurn _turn = new();
    private long _since;
    private UnreadResponse? _unread;
    private bool _ended;

    /// <summary>When the send of the current piece began, by the registry's clock; 0 if nothing is being sent.</summary>
    public long SendingSince => Volatile.Read(ref _since);

    /// <summary>Sends a message that concerns no operation.</summary>
    public ValueTask SendAsync(ServerMessageType type, ReadOnlyMemory<byte> payload = default) => SendAsync(type, default, null, payload);

    /// <summary>
    /// Sends a message of an operation, unless the operation has ended before its turn. <c>error</c> and <c>complete</c> end it, so its id
    /// is free when the client reads them.
    /// </summary>
    public ValueTask SendAsync(ServerMessageType type, SocketOperation operation, ReadOnlyMemory<byte> payload = default)
        => SendAsync(type, operation.Id, operation, payload);

    /// <summary>Sends the errors of an operation that was refused.</summary>
    public ValueTask RefuseAsync(OperationId id, ReadOnlyMemory<byte> errors) => SendAsync(ServerMessageType.Error, id, null, errors);

    /// <summary>Sends the close frame. Nothing is sent after it.</summary>
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
            // The reader notices it too.
        }
        finally
        {
            _turn.Exit();
        }
    }

    /// <summary>Whether an exception means that the connection no longer exists.</summary>
    public static bool IsBroken(Exception exception)
        => exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    private async ValueTask SendAsync(ServerMessageType type, OperationId id, SocketOperation? operation, ReadOnlyMemory<byte> payload)
    {
        // Counted only if it must wait. Usually there is room and no other sender.
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

    // A large message is sent in pieces. So it is never copied as a whole, and the client has the full time for each piece.
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
