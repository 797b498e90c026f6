using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// One operation of a socket. Pulled: the next response is made once the last one is sent, so that a slow client slows its own source
/// and nothing else.
/// </summary>
internal sealed class SocketOperation : IAsyncDisposable
{
    private readonly GraphSocket _socket;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly OperationServices _services;
    private OperationResponses? _responses;
    private MessageBuffer _message;

    public SocketOperation(GraphSocket socket, OperationId id)
    {
        _socket = socket;
        _services = new OperationServices(socket.Shared.Scopes);
        Id = id;
        RequestId = socket.NextRequestId();
    }

    /// <summary>The client's name for it.</summary>
    public OperationId Id { get; }

    /// <summary>Its name in errors, logs and calls.</summary>
    public string RequestId { get; }

    /// <summary>
    /// Whether its id is in use: neither has the client left it nor the server ended it. Kept by <see cref="SocketOperations"/>.
    /// </summary>
    public bool IsListed { get; set; }

    public SocketOperation? Previous { get; set; }

    public SocketOperation? Next { get; set; }

    /// <summary>Whether the client waits for more.</summary>
    public bool IsWanted => IsListed;

    private bool IsSubscription => _responses is { Kind: ResponseKind.Subscription };

    /// <summary>Frees its id.</summary>
    /// <returns>False where the client left it before.</returns>
    public bool TryEnd() => _socket.Operations.TryTake(this);

    /// <summary>Ends it without a further message. What hangs on the token runs elsewhere, so that it cannot hold up the reader.</summary>
    public void Cancel() => _ = _cancellation.CancelAsync();

    /// <summary>Starts it.</summary>
    /// <param name="parameters">What to run; slices of the message.</param>
    /// <param name="message">The operation's own from here on.</param>
    public void Begin(GraphParameters parameters, MessageBuffer message)
    {
        _message = message;
        _socket.Shared.Metrics.OnStarted();
        try
        {
            var start = _socket.Shared.Starter.StartAsync(Origin(parameters.AsksForTrace), parameters, _cancellation.Token);
            if (start.IsCompletedSuccessfully)
            {
                Run(start.GetAwaiter().GetResult());
            }
            else
            {
                _ = AwaitAsync(start);
            }
        }
        catch (Exception exception)
        {
            _ = FailAsync(exception);
        }
    }

    /// <summary>Lets go of the source, the services and the message. The cancellation holds nothing, and may still be asked for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_responses is { } responses)
        {
            await responses.DisposeAsync().ConfigureAwait(false);
        }

        await _services.DisposeAsync().ConfigureAwait(false);
        _message.Return();
    }

    private async Task AwaitAsync(ValueTask<OperationStart> start)
    {
        try
        {
            Run(await start.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            await FailAsync(exception).ConfigureAwait(false);
        }
    }

    private void Run(in OperationStart start)
    {
        if (start.IsRefused)
        {
            _ = RefuseAsync(start.Refusal.Error);
            return;
        }

        _responses = start.Responses;
        if (IsSubscription)
        {
            ReturnMessage();
            _socket.OnSubscribed();
        }

        _ = PullAsync(_responses);
    }

    private void ReturnMessage()
    {
        _message.Return();
        _message = default;
    }

    private OperationOrigin Origin(bool asksForTrace) => new()
    {
        RequestId = RequestId,
        Caller = _socket.Caller!,
        Services = _services,
        AcceptsSubscription = true,
        ResumeAfter = "",
        Trace = _socket.BeginTrace(asksForTrace),
    };

    private async Task PullAsync(OperationResponses responses)
    {
        try
        {
            if (IsSubscription)
            {
                // Off the reader's thread: it must see the client leave a stream that always has a next event.
                await Task.Yield();
            }

            while (IsWanted && await responses.NextAsync().ConfigureAwait(false) is { } response)
            {
                using (response)
                {
                    if (responses.Kind == ResponseKind.Single)
                    {
                        // Nothing reads it any more, and the client may take its time.
                        ReturnMessage();
                    }

                    await SendAsync(response).ConfigureAwait(false);
                }
            }

            await _socket.Sender.SendAsync(ServerMessageType.Complete, this).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await TellAsync(exception).ConfigureAwait(false);
        }

        await EndAsync().ConfigureAwait(false);
    }

    private ValueTask SendAsync(OperationResult response)
        => response.Status == OperationStatus.Executed
            ? _socket.Sender.SendAsync(ServerMessageType.Next, this, response.Body)
            : _socket.Sender.SendAsync(ServerMessageType.Error, this, ResponseErrors.Of(response));

    private async Task RefuseAsync(GraphError error)
    {
        await SendAsync(error).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    private async Task FailAsync(Exception exception)
    {
        await TellAsync(exception).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    private ValueTask TellAsync(Exception exception)
    {
        // Steps that were not waited for may still read the message: it is not pooled again.
        _message = default;
        if (_cancellation.IsCancellationRequested)
        {
            return ValueTask.CompletedTask;
        }

        Log.OperationFailed(_socket.Shared.Logger, exception, RequestId);
        return SendAsync(Refusals.Internal.Error);
    }

    private async ValueTask SendAsync(GraphError error)
    {
        using var failed = _socket.Shared.Engine.Fail(error, RequestId);
        await _socket.Sender.SendAsync(ServerMessageType.Error, this, ResponseErrors.Of(failed)).ConfigureAwait(false);
    }

    private async ValueTask EndAsync()
    {
        try
        {
            await DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.OperationFailed(_socket.Shared.Logger, exception, RequestId);
        }

        TryEnd();
        _socket.Shared.Metrics.OnEnded();
        _socket.OnEnded(IsSubscription);
    }
}
