using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Sends a body in pieces, so that the server copies no more of it than the connection takes, and gives up a client that reads too slowly:
/// the body stays in memory for as long as it is being sent.
/// </summary>
internal sealed partial class BodySender(IOptions<GraphTransportOptions> options, TimeProvider time, ILogger<BodySender> logger)
{
    /// <summary>What is sent at once. The server keeps a small multiple of it for a connection, whoever reads or not.</summary>
    public const int PieceSize = 64 * 1024;

    private readonly int _rate = options.Value.MinSendRate;
    private readonly TimeSpan _grace = options.Value.SendGrace;

    /// <param name="context">The request.</param>
    /// <param name="output">Where its response goes; completes a write when the connection has room for more.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="OperationCanceledException">The client hung up.</exception>
    /// <exception cref="ClientGoneException">It was given up. The connection is gone.</exception>
    public async ValueTask SendAsync(HttpContext context, Stream output, ReadOnlyMemory<byte> body)
    {
        using var slow = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var end = slow.Token.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, context.RequestAborted);
        try
        {
            long start = time.GetTimestamp();
            for (int sent = 0; sent < body.Length; sent += PieceSize)
            {
                var piece = body.Slice(sent, Math.Min(PieceSize, body.Length - sent));
                if (_rate > 0)
                {
                    var due = _grace + TimeSpan.FromSeconds((sent + piece.Length) / (double)_rate) - time.GetElapsedTime(start);
                    slow.CancelAfter(due > TimeSpan.Zero ? due : TimeSpan.Zero);
                }

                await output.WriteAsync(piece, either.Token).ConfigureAwait(false);
                either.Token.ThrowIfCancellationRequested();
            }
        }
        catch (Exception exception) when (slow.IsCancellationRequested)
        {
            LogTooSlow(context.TraceIdentifier, body.Length, _rate);
            throw new ClientGoneException(exception);
        }
    }

    [LoggerMessage(2004, LogLevel.Information, "The client of request {RequestId} read its {Size} bytes slower than {Rate} bytes a second and is cut off")]
    private partial void LogTooSlow(string requestId, int size, int rate);
}
