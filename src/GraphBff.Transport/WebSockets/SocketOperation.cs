using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// One operation of a socket. It asks for the next response after the last one was sent, so a slow client slows down only its own source.
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

    /// <summary>The client's id for the operation.</summary>
    public OperationId Id { get; }

    /// <summary>The operation's id in errors, logs and upstream calls.</summary>
    public string RequestId { get; }

    /// <summary>Whether its id is in use: neither the client nor the server has ended it. Set by <see cref="SocketOperations"/>.</summary>
    public bool IsListed { get; set; }

    public SocketOperation? Previous { get; set; }

    public SocketOperation? Next { get; set; }

    /// <summary>Whether the client waits for more responses.</summary>
    public bool IsWanted => IsListed;

    private bool IsSubscription => _responses is { Kind: ResponseKind.Subscription };

    /// <summary>Frees the id.</summary>
    /// <returns>False if the client has already ended the operation.</returns>
    public bool TryEnd() => _socket.Operations.TryTake(this);

    /// <summary>
    /// Cancels it without a further message. The token's callbacks run on another thread, so they cannot block the socket's reader.
    /// </summary>
    public void Cancel() => _ = _cancellation.CancelAsync();

    /// <summary>Starts it.</summary>
    /// <param name="parameters">What to run; slices of the message.</param>
    /// <param name="message">The message. From here on the operation owns it.</param>
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

    /// <summary>
    /// Releases the source, the services and the message. The cancellation source holds no resources and can still be used.
    /// </summary>
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
                // Runs on another thread than the reader, which must see the client end a stream that always has a next event.
                await Task.Yield();
            }

            while (IsWanted && await responses.NextAsync().ConfigureAwait(false) is { } response)
            {
                using (response)
                {
                    if (responses.Kind == ResponseKind.Single)
                    {
                        // Nothing reads the message any more, and the client may take long for the response.
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
        // The memory does not go back to the pool: steps that were not awaited may still read it.
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
