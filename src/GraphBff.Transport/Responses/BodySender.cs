using GraphBff.Transport.Configuration;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Sends a body in pieces, so that the server copies no more of it than the connection takes, and gives up a client that reads too slowly:
/// the body stays in memory for as long as it is being sent.
/// </summary>
internal sealed class BodySender(
    IOptions<GraphTransportOptions> options, UnreadResponses unread, TimeProvider time, ILogger<BodySender> logger)
{
    /// <summary>What is sent at once. The server keeps a small multiple of it for a connection, whoever reads or not.</summary>
    public const int PieceSize = 64 * 1024;

    private readonly int _rate = options.Value.MinSendRate;
    private readonly TimeSpan _grace = options.Value.SendGrace;

    public UnreadResponses Unread { get; } = unread;

    public TimeProvider Time { get; } = time;

    public ILogger Logger { get; } = logger;

    public int Rate => _rate;

    /// <param name="context">The request.</param>
    /// <param name="compression">What to compress the body with; null for nothing.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="OperationCanceledException">The client hung up.</exception>
    /// <exception cref="ClientGoneException">It was given up. The connection is gone.</exception>
    public ValueTask SendAsync(HttpContext context, ICompressionProvider? compression, ReadOnlyMemory<byte> body)
        => compression is not null ? SendCompressedAsync(context, compression, body)
            : body.Length <= PieceSize ? SendWholeAsync(context, body)
            : SendPiecesAsync(context, body);

    /// <summary>
    /// How long the client may take for a piece, from the end of the one before. What it took faster does not count for it later: a
    /// system's buffers take megabytes at once that no client has read.
    /// </summary>
    public TimeSpan? TimeFor(int bytes) => _rate > 0 ? _grace + TimeSpan.FromSeconds(bytes / (double)_rate) : null;

    // Mostly there is room, and nothing to wait for.
    private ValueTask SendWholeAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var flush = context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        if (!flush.IsCompletedSuccessfully)
        {
            return WaitAsync(context, flush.AsTask(), body);
        }

        _ = flush.Result;
        return ValueTask.CompletedTask;
    }

    private async ValueTask WaitAsync(HttpContext context, Task flush, ReadOnlyMemory<byte> body)
    {
        using var reader = new BodyReader(this, context, body);
        await reader.TakeAsync(new ValueTask(flush), body.Length).ConfigureAwait(false);
    }

    private async ValueTask SendPiecesAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        using var reader = new BodyReader(this, context, body);
        await SendPiecesAsync(context, reader, context.Response.Body, body).ConfigureAwait(false);
    }

    private async ValueTask SendCompressedAsync(HttpContext context, ICompressionProvider compression, ReadOnlyMemory<byte> body)
    {
        using var reader = new BodyReader(this, context, body);
        var output = compression.CreateStream(context.Response.BodyWriter.AsStream(leaveOpen: true));
        await using (output.ConfigureAwait(false))
        {
            await SendPiecesAsync(context, reader, output, body).ConfigureAwait(false);

            // It holds back some of the body, and sends it only now.
            await reader.TakeAsync(output.DisposeAsync(), PieceSize).ConfigureAwait(false);
        }
    }

    private static async ValueTask SendPiecesAsync(HttpContext context, BodyReader reader, Stream output, ReadOnlyMemory<byte> body)
    {
        for (; !body.IsEmpty; body = body[Math.Min(PieceSize, body.Length)..])
        {
            var piece = body[..Math.Min(PieceSize, body.Length)];
            await reader.TakeAsync(output.WriteAsync(piece, context.RequestAborted), piece.Length).ConfigureAwait(false);
        }
    }
}
