using System.Buffers;
using System.IO.Pipelines;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OperationStatus = GraphBff.Engine.Operations.OperationStatus;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Sends responses to one client, one after the other. It asks for the next response after the last one was sent. Between two responses
/// there is no buffer and no timer, because a subscription is idle most of the time.
/// </summary>
internal sealed class ResponseStream : IDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpContext _context;
    private readonly ResponseStreamServices _services;
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationTokenRegistration _clientLeft;
    private ResponseStreamEncoder _encoder = null!;
    private PipeWriter _output = null!;
    private Task _flush = Task.CompletedTask;
    private UnreadResponse? _unread;
    private bool _isSubscription;
    private volatile bool _isShuttingDown;

    public ResponseStream(HttpContext context, ResponseStreamServices services)
    {
        _context = context;
        _services = services;
        _clientLeft = context.RequestAborted.UnsafeRegister(static stream => ((ResponseStream)stream!)._leaving.Cancel(), this);
    }

    private enum Part
    {
        Opening,
        Response,
        Heartbeat,
        Failure,
        Shutdown,
        Completion,
    }

    /// <summary>Cancelled when the client leaves, or when a subscription must end.</summary>
    public CancellationToken Token => _leaving.Token;

    internal OpenResponseStreams.Slot? Slot { get; set; }

    internal ResponseStream? Previous { get; set; }

    internal ResponseStream? Next { get; set; }

    /// <summary>Sends all responses, and disposes this stream.</summary>
    /// <param name="encoder">Encodes the responses.</param>
    /// <param name="responses">The responses. They are disposed too.</param>
    /// <param name="body">The request's bytes, which the responses use. Returned to the pool after the last response.</param>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    /// <exception cref="ClientGoneException">The client no longer reads.</exception>
    public async Task RunAsync(ResponseStreamEncoder encoder, OperationResponses responses, RequestBody body)
    {
        using var stream = this;
        await using var source = responses.ConfigureAwait(false);
        Open(encoder);
        _isSubscription = responses.Kind == ResponseKind.Subscription;
        await SendAsync(Part.Opening, null).ConfigureAwait(false);
        _services.Streams.Add(this);
        OperationResult? last = null;
        var end = Part.Completion;
        try
        {
            var began = false;
            while (await responses.NextAsync().ConfigureAwait(false) is { } result)
            {
                if (began && _isSubscription && result.Status != OperationStatus.Executed)
                {
                    (last, end) = (result, Part.Failure);
                    break;
                }

                began = true;
                using (result)
                {
                    await SendAsync(Part.Response, result).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_isShuttingDown && !_context.RequestAborted.IsCancellationRequested)
        {
            (last, end) = (Fail(Refusals.ShuttingDown), Part.Shutdown);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ClientGoneException))
        {
            Log.Failed(_services.Logger, exception, _context.TraceIdentifier);
            (last, end) = (Fail(Refusals.Internal), Part.Failure);
        }
        finally
        {
            // Runs before the end is written, since no heartbeat may follow the end.
            _services.Streams.Remove(this);
        }

        using (last)
        {
            await SendAsync(end, last).ConfigureAwait(false);
        }

        // After an exception the memory does not go back to the pool: steps that were not awaited may still read it.
        if (end == Part.Completion)
        {
            body.Return();
        }
    }

    /// <summary>Sends a heartbeat, unless a response is being sent.</summary>
    public void Beat()
    {
        lock (this)
        {
            if (_flush.IsCompleted && !_encoder.Heartbeat.IsEmpty)
            {
                Write(Part.Heartbeat, null);
            }
        }
    }

    /// <summary>Ends a subscription so that its client reconnects elsewhere. Other operations run to their end.</summary>
    public void EndForShutdown()
    {
        if (_isSubscription)
        {
            _isShuttingDown = true;
            _ = _leaving.CancelAsync();
        }
    }

    public void Dispose()
    {
        _clientLeft.Dispose();
        _leaving.Dispose();
    }

    private void Open(ResponseStreamEncoder encoder)
    {
        _encoder = encoder;
        _output = _context.Response.BodyWriter;
        _context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = _context.Response.Headers;
        headers.ContentType = encoder.ContentType;
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Accept);

        // A proxy that compresses or buffers would hold responses back until it has a full block.
        headers.CacheControl = "no-store, no-transform";
        headers["X-Accel-Buffering"] = "no";
    }

    private OperationResult Fail(Refusal refusal) => _services.Engine.Fail(refusal.Error, _context.TraceIdentifier);

    // Only one write at a time: ours, or the heartbeat's while this waits for the next response.
    private async ValueTask SendAsync(Part part, OperationResult? result)
    {
        var bytes = result?.Body.Length ?? 0;
        bool isWritten;
        do
        {
            Task flush;
            lock (this)
            {
                isWritten = _flush.IsCompleted;
                if (isWritten)
                {
                    Write(part, result);
                }

                flush = _flush;
            }

            if (!flush.IsCompleted)
            {
                await WaitForClientAsync(flush, bytes).ConfigureAwait(false);
            }
        }
        while (!isWritten);
    }

    private void Write(Part part, OperationResult? result)
    {
        var body = result is null ? default : result.Body.Span;
        switch (part)
        {
            case Part.Opening:
                _output.Write(_encoder.Opening);
                break;
            case Part.Heartbeat:
                _output.Write(_encoder.Heartbeat);
                break;
            case Part.Response:
                _encoder.WriteResponse(_output, body, result!.ResumeToken);
                break;
            case Part.Failure:
                _encoder.WriteFailure(_output, body);
                break;
            case Part.Shutdown:
                _encoder.WriteShutdown(_output, body);
                break;
            default:
                _output.Write(_encoder.Completion);
                break;
        }

        // The server has a copy. Only that copy is kept while the client reads.
        result?.Dispose();

        // No cancellation token: the server ends a flush when the connection ends.
        var flush = _output.FlushAsync(CancellationToken.None);
        _flush = flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }

    private async ValueTask WaitForClientAsync(Task flush, int bytes)
    {
        var unread = _unread ??= new UnreadResponse(_services.Unread, _context.TraceIdentifier, _context.Abort);
        unread.Add(bytes);
        try
        {
            if (!await IsTakenAsync(flush).ConfigureAwait(false))
            {
                // A server that stops cannot wait as long.
                await flush.WaitAsync(ShutdownTimeout, _services.Time).ConfigureAwait(false);
            }
        }
        catch (TimeoutException exception)
        {
            Log.ClientTooSlow(_services.Logger, _context.TraceIdentifier);
            _context.Abort();
            throw new ClientGoneException(exception);
        }
        finally
        {
            unread.Remove(bytes);
        }

        if (unread.IsCut)
        {
            throw new ClientGoneException();
        }
    }

    // False if the server stops before the client has read everything that was sent.
    private async ValueTask<bool> IsTakenAsync(Task flush)
    {
        if (_isShuttingDown)
        {
            return false;
        }

        try
        {
            await flush.WaitAsync(_services.SendTimeout, _services.Time, Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (_isShuttingDown && !_context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
    }
}
