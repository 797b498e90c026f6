using System.Net.WebSockets;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// The server's side of graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md): handles each message of a
/// client.
/// </summary>
internal static class SocketProtocol
{
    /// <summary>The subprotocol that a client must offer.</summary>
    public const string Name = "graphql-transport-ws";

    /// <summary>Handles a message. Closes the socket if the client must not send it.</summary>
    public static async ValueTask HandleAsync(GraphSocket socket, MessageBuffer buffer)
    {
        var isKept = false;
        try
        {
            var message = default(ClientMessage);
            var fault = Check(buffer, socket.Shared.Options) ?? ClientMessage.Read(buffer.Memory, out message);
            if (fault is not null)
            {
                await socket.CloseAsync(fault).ConfigureAwait(false);
            }
            else if (message.Type == ClientMessageType.Subscribe)
            {
                isKept = await SubscribeAsync(socket, message, buffer).ConfigureAwait(false);
            }
            else
            {
                await HandleAsync(socket, message).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Log.SocketFailed(socket.Shared.Logger, exception, socket.RequestId);
            await socket.CloseAsync(SocketClose.InternalError).ConfigureAwait(false);
        }

        if (!isKept)
        {
            buffer.Return();
        }
    }

    private static SocketClose? Check(MessageBuffer buffer, GraphWebSocketOptions options)
        => buffer.Length > options.MaxMessageSize ? SocketClose.TooBig(options.MaxMessageSize)
            : buffer.Type == WebSocketMessageType.Binary ? SocketClose.Invalid("Messages are text, not binary")
            : null;

    private static ValueTask HandleAsync(GraphSocket socket, ClientMessage message)
    {
        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit:
                return Initialise(socket, message.Payload) is { } fault
                    ? new(socket.CloseAsync(fault))
                    : socket.Sender.SendAsync(ServerMessageType.ConnectionAck);
            case ClientMessageType.Ping:
                return socket.Sender.SendAsync(ServerMessageType.Pong, message.Payload);
            case ClientMessageType.Complete:
                // An unknown id belongs to an operation that has just ended, so it is not an error.
                socket.Operations.Take(message.Id!.Value)?.Cancel();
                return ValueTask.CompletedTask;
            default:
                return ValueTask.CompletedTask;
        }
    }

    private static SocketClose? Initialise(GraphSocket socket, ReadOnlyMemory<byte> payload)
    {
        if (socket.IsInitialised)
        {
            return SocketClose.TooManyInits;
        }

        var maxSize = socket.Shared.Options.MaxInitPayloadSize;
        if (payload.Length > maxSize)
        {
            return SocketClose.Invalid($"The payload of connection_init may have {maxSize} bytes at most");
        }

        try
        {
            return ConnectionParameters.Read(payload.Span, socket.Shared.Callers.Headers, out var parameters) is { } fault ? fault
                : socket.Initialise(parameters) ? null
                : SocketClose.Forbidden;
        }
        catch (BadCallerException exception)
        {
            return SocketClose.Invalid(exception.Message);
        }
    }

    /// <summary>Starts an operation.</summary>
    /// <returns>Whether the operation keeps the message's buffer.</returns>
    private static async ValueTask<bool> SubscribeAsync(GraphSocket socket, ClientMessage message, MessageBuffer buffer)
    {
        if (socket.Caller is null)
        {
            await socket.CloseAsync(SocketClose.Unauthorized).ConfigureAwait(false);
            return false;
        }

        if (JsonParameters.Read(message.Payload, out var parameters) is { } refusal)
        {
            await socket.CloseAsync(SocketClose.Invalid(refusal.Error.Message)).ConfigureAwait(false);
            return false;
        }

        if (socket.Shared.Drain.IsDraining)
        {
            // The server closes the socket soon, and clients then repeat the operation on their next socket. An error would be its final
            // result.
            return false;
        }

        var operation = new SocketOperation(socket, message.Id!.Value);
        if (socket.Operations.TryAdd(operation, socket.Shared.Options.MaxOperations, out var isTaken))
        {
            operation.Begin(parameters, buffer);
            return true;
        }

        if (isTaken)
        {
            await socket.CloseAsync(SocketClose.SubscriberExists(operation.Id)).ConfigureAwait(false);
            return false;
        }

        if (socket.Operations.IsClosed)
        {
            // As above: the server closes the socket soon.
            return false;
        }

        using var refused = socket.Shared.Engine.Fail(Refusals.TooManyOperations.Error, operation.RequestId);
        await socket.Sender.RefuseAsync(operation.Id, ResponseErrors.Of(refused)).ConfigureAwait(false);
        return false;
    }
}
