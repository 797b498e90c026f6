using System.Globalization;
using System.Net.WebSockets;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// One socket. It reads messages, handles each as graphql-transport-ws defines, and ends everything that it began. While idle, it holds no
/// buffer, no timer and no thread.
/// </summary>
internal sealed class GraphSocket(HttpContext context, SocketServices shared)
{
    private const long BeingAsked = -1;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();

    // After this is set, the context must not be used: the server reuses it for another request.
    private bool _left;
    private int _operationCount;
    private long _quietSince;

    // Since when the client has not answered a ping; 0 if it owes no answer.
    private long _unansweredSince;
    private long _closingSince;

    public SocketServices Shared { get; } = shared;

    public SocketOperations Operations { get; } = new();

    public SocketSender Sender { get; private set; } = null!;

    /// <summary>Whether the client sent a <c>connection_init</c>.</summary>
    public bool IsInitialised { get; private set; }

    /// <summary>The caller; null until the connection is acknowledged.</summary>
    public Caller? Caller { get; private set; }

    public string RequestId { get; } = context.TraceIdentifier;

    private bool IsClosing => Volatile.Read(ref _closingSince) != 0;

    /// <summary>
    /// Accepts the WebSocket request of the context, and serves the socket to its end. The socket is already in the registry.
    /// </summary>
    public async Task RunAsync()
    {
        WebSocket? socket = null;
        try
        {
            socket = await AcceptAsync().ConfigureAwait(false);
            await OpenAsync(socket).ConfigureAwait(false);
            ValueWebSocketReceiveResult arrived;
            do
            {
                // Reads without a buffer, so an idle socket holds none.
                arrived = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
            }
            while (await TakeAsync(socket, arrived).ConfigureAwait(false));
        }
        catch (Exception exception) when (socket is not null && SocketSender.IsBroken(exception))
        {
            Log.ClientGone(Shared.Logger, exception, RequestId);
        }
        finally
        {
            if (socket is not null)
            {
                await EndAsync(socket).ConfigureAwait(false);
            }

            Shared.Registry.Remove(this);
        }
    }

    /// <summary>Identifies the caller, once.</summary>
    /// <param name="parameters">What the client said about itself.</param>
    /// <returns>Whether the connection is acknowledged.</returns>
    public bool Initialise(IReadOnlyDictionary<string, string> parameters)
    {
        IsInitialised = true;
        Volatile.Write(ref _quietSince, Shared.Registry.Now);
        Caller = Shared.Callers.Create(context, parameters);
        return Caller is not null;
    }

    /// <summary>Begins the trace of a new operation, if it gets one.</summary>
    /// <param name="isAsked">Whether the operation asks for it.</param>
    public OperationTrace? BeginTrace(bool isAsked)
    {
        if (Shared.Traces is not { } traces)
        {
            return null;
        }

        lock (_lock)
        {
            return _left ? null : traces.Begin(context, isAsked);
        }
    }

    /// <summary>The id of a new operation in errors, logs and upstream calls: the socket's id and a number.</summary>
    public string NextRequestId() => string.Create(CultureInfo.InvariantCulture, $"{RequestId}.{++_operationCount}");

    /// <summary>
    /// Cancels the running operations and sends the close reason. The socket ends with the client's reply, or at a later sweep.
    /// </summary>
    public async Task CloseAsync(SocketClose close)
    {
        if (Interlocked.CompareExchange(ref _closingSince, Shared.Registry.Now, 0) == 0)
        {
            Log.Closing(Shared.Logger, RequestId, close.Code);
            _ = Operations.CancelAsync();
            await Sender.CloseAsync(close.Code, close.Reason).ConfigureAwait(false);
        }
    }

    /// <summary>The action that the socket needs now.</summary>
    public SweepAction Check(long now)
    {
        var options = Shared.Options;
        var quiet = now - Volatile.Read(ref _quietSince);
        var unansweredSince = Volatile.Read(ref _unansweredSince);
        return Sender is null ? SweepAction.None
            : IsOver(Volatile.Read(ref _closingSince), CloseTimeout) ? SweepAction.Abort
            : IsOver(Sender.SendingSince, options.SendTimeout) ? SweepAction.Abort
            : IsClosing ? SweepAction.None
            : !IsInitialised ? (quiet >= options.ConnectionInitTimeout.TotalMilliseconds ? SweepAction.CloseWithoutInit : SweepAction.None)
            : IsOver(unansweredSince, options.PingInterval) ? SweepAction.CloseWithoutPong
            : unansweredSince == 0 && quiet >= options.PingInterval.TotalMilliseconds ? SweepAction.Ping
            : SweepAction.None;

        bool IsOver(long since, TimeSpan timeout) => since > 0 && now - since >= timeout.TotalMilliseconds;
    }

    /// <summary>Performs the action that <see cref="Check"/> returned, without waiting.</summary>
    public void Act(SweepAction action)
    {
        switch (action)
        {
            case SweepAction.Ping:
                _ = PingAsync();
                break;
            case SweepAction.CloseWithoutInit:
                _ = CloseAsync(SocketClose.InitTimeout);
                break;
            case SweepAction.CloseWithoutPong:
                _ = CloseAsync(SocketClose.NoPong);
                break;
            case SweepAction.Abort:
                Abort();
                break;
        }
    }

    /// <summary>
    /// Ends the socket after its queries and mutations have ended. Subscriptions get no <c>complete</c>, since a client would take that for
    /// their end. The closing of the socket makes it subscribe again, elsewhere.
    /// </summary>
    public void Drain()
    {
        if (Sender is not null && Operations.TryClose())
        {
            _ = CloseAsync(SocketClose.GoingAway);
        }
    }

    /// <summary>Called when an operation turned out to be a subscription.</summary>
    public void OnSubscribed()
    {
        Operations.OnSubscribed();
        DrainIfDraining();
    }

    /// <summary>Called when an operation has ended completely.</summary>
    public void OnEnded(bool isSubscription)
    {
        Operations.OnEnded(isSubscription);
        DrainIfDraining();
    }

    private Task<WebSocket> AcceptAsync()
    {
        var sockets = context.WebSockets;
        return sockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            // A socket without the subprotocol is accepted too, since a close code can be sent only on an open one.
            SubProtocol = sockets.WebSocketRequestedProtocols.Contains(SocketProtocol.Name) ? SocketProtocol.Name : null,

            // The pings of graphql-transport-ws keep the socket alive, without a timer for each socket.
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
            DangerousEnableCompression = Shared.Options.Compression,
            DisableServerContextTakeover = true,
        });
    }

    private async ValueTask OpenAsync(WebSocket socket)
    {
        Volatile.Write(ref _quietSince, Shared.Registry.Now);
        Sender = new SocketSender(socket, this);
        if (socket.SubProtocol is null)
        {
            await CloseAsync(SocketClose.SubprotocolNotAcceptable).ConfigureAwait(false);
        }

        DrainIfDraining();
    }

    /// <summary>Reads and handles the message that has begun to arrive.</summary>
    /// <returns>False if the client closes the socket.</returns>
    private async ValueTask<bool> TakeAsync(WebSocket socket, ValueWebSocketReceiveResult arrived)
    {
        if (arrived.MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        if (IsClosing)
        {
            // After a close was sent, messages are read and ignored. A connection that ends with unread bytes is reset, and the client may
            // never see the close code.
            return arrived.EndOfMessage || await MessageBuffer.DiscardAsync(socket).ConfigureAwait(false) != WebSocketMessageType.Close;
        }

        var message = arrived.EndOfMessage
            ? default
            : await MessageBuffer.ReadAsync(socket, Shared.Options.MaxMessageSize).ConfigureAwait(false);
        if (IsInitialised)
        {
            Volatile.Write(ref _quietSince, Shared.Registry.Now);
            Volatile.Write(ref _unansweredSince, 0);
        }

        if (message.Type == WebSocketMessageType.Close)
        {
            return false;
        }

        await SocketProtocol.HandleAsync(this, message).ConfigureAwait(false);
        return true;
    }

    private async Task PingAsync()
    {
        Volatile.Write(ref _unansweredSince, BeingAsked);
        await Sender.SendAsync(ServerMessageType.Ping).ConfigureAwait(false);

        // The wait for the answer begins only now, since a slow client may have delayed the ping. If the answer has already arrived, there
        // is nothing to wait for.
        Interlocked.CompareExchange(ref _unansweredSince, Shared.Registry.Now, BeingAsked);
    }

    private void DrainIfDraining()
    {
        if (Shared.Drain.IsDraining)
        {
            Drain();
        }
    }

    /// <summary>Aborts the connection, without waiting.</summary>
    public void Abort()
    {
        lock (_lock)
        {
            if (!_left)
            {
                Log.Aborted(Shared.Logger, RequestId);
                context.Abort();
            }
        }
    }

    private async ValueTask EndAsync(WebSocket socket)
    {
        var ended = Operations.CancelAsync();
        if (socket.State == WebSocketState.CloseReceived)
        {
            Interlocked.CompareExchange(ref _closingSince, Shared.Registry.Now, 0);
            await Sender.CloseAsync((int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty), null).ConfigureAwait(false);
        }

        try
        {
            await ended.WaitAsync(CloseTimeout, Shared.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Log.OperationsGoOn(Shared.Logger, RequestId);
        }

        // A broken socket is left to the server, which ends the connection. Disposing it would reset the connection, and the client would
        // not see the close code.
        if (socket.State != WebSocketState.Aborted)
        {
            socket.Dispose();
        }

        lock (_lock)
        {
            _left = true;
        }
    }
}
