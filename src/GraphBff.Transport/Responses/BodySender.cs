using GraphBff.Transport.Configuration;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Sends a body in pieces, so that the server copies only as much as the connection accepts. Disconnects a client that reads too slowly,
/// since the body stays in memory until it is sent.
/// </summary>
public sealed class BodySender
{
    /// <summary>
    /// The size of a piece. For each connection the server buffers a small multiple of it, whether or not the client reads.
    /// </summary>
    internal const int PieceSize = 64 * 1024;

    private readonly int _rate;
    private readonly TimeSpan _grace;

    internal BodySender(
        IOptions<GraphTransportOptions> options, UnreadResponses unread, TimeProvider time, ILogger<BodySender> logger)
    {
        _rate = options.Value.MinSendRate;
        _grace = options.Value.SendGrace;
        Unread = unread;
        Time = time;
        Logger = logger;
    }

    internal UnreadResponses Unread { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    internal int Rate => _rate;

    /// <summary>Sends a body, or a part of one that must arrive now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="compression">The compression of the body; null for none.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    /// <exception cref="ClientGoneException">The client was disconnected, because it reads too slowly.</exception>
    public ValueTask SendAsync(HttpContext context, ICompressionProvider? compression, ReadOnlyMemory<byte> body)
        => compression is not null ? SendCompressedAsync(context, compression, body)
            : body.Length <= PieceSize ? SendWholeAsync(context, body)
            : SendPiecesAsync(context, body);

    /// <summary>
    /// How long the client may take for a piece, from the end of the one before. A fast piece gives no extra time to later ones: the
    /// buffers of the system accept megabytes at once that no client has read.
    /// </summary>
    internal TimeSpan? TimeFor(int bytes) => _rate > 0 ? _grace + TimeSpan.FromSeconds(bytes / (double)_rate) : null;

    // Usually there is room, so nothing has to wait.
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

            // The compression holds back some of the body until now.
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
