using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Responses;

/// <summary>
/// The client that reads a body. It tracks how long the client may take, and how much it leaves unread meanwhile. There is no timer until
/// the server must wait for the client.
/// </summary>
internal sealed partial class BodyReader(BodySender sender, HttpContext context, ReadOnlyMemory<byte> body) : IDisposable
{
    private readonly int _held = UnreadResponse.Held(body);
    private CancellationTokenSource? _slow;
    private CancellationTokenRegistration _cutting;
    private UnreadResponse? _unread;

    /// <summary>Waits until the client has accepted a piece.</summary>
    /// <param name="write">The write of the piece.</param>
    /// <param name="bytes">The size of the piece.</param>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    /// <exception cref="ClientGoneException">The client was disconnected, because it reads too slowly.</exception>
    public async ValueTask TakeAsync(ValueTask write, int bytes)
    {
        if (!write.IsCompleted)
        {
            Begin(bytes);
        }

        try
        {
            await write.ConfigureAwait(false);
        }
        catch (Exception exception) when (IsGivenUp())
        {
            throw new ClientGoneException(exception);
        }

        if (IsGivenUp())
        {
            throw new ClientGoneException();
        }

        // The server also accepts writes after the client disconnected, and drops them.
        context.RequestAborted.ThrowIfCancellationRequested();
        _slow?.CancelAfter(Timeout.InfiniteTimeSpan);
        _unread?.OnTaken();
    }

    public void Dispose()
    {
        _unread?.Remove(_held);
        _cutting.Dispose();
        _slow?.Dispose();
    }

    private void Begin(int bytes)
    {
        if (_slow is null)
        {
            _slow = new CancellationTokenSource(Timeout.InfiniteTimeSpan, sender.Time);
            _cutting = _slow.Token.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
        }

        if (sender.TimeFor(bytes) is { } time)
        {
            _slow.CancelAfter(time);
        }

        if (_unread is null)
        {
            _unread = new UnreadResponse(sender.Unread, context.TraceIdentifier, context.Abort);
            _unread.Add(_held);
        }
    }

    private bool IsGivenUp()
    {
        if (_slow is { IsCancellationRequested: true })
        {
            LogTooSlow(sender.Logger, context.TraceIdentifier, body.Length, sender.Rate);
            return true;
        }

        return _unread is { IsCut: true };
    }

    [LoggerMessage(
        2004,
        LogLevel.Information,
        "The client of request {RequestId} reads its {Size} bytes slower than {Rate} bytes a second and is disconnected")]
    private static partial void LogTooSlow(ILogger logger, string requestId, int size, int rate);
}
