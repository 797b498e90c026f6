using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Reading;

/// <summary>The bytes of a request's parameters, from its body or its query string, in one piece of pooled memory.</summary>
internal readonly struct RequestBody
{
    private readonly byte[]? _buffer;
    private readonly int _length;

    private RequestBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    /// <summary>Whether the body is larger than the limit. Then its bytes are not kept.</summary>
    public bool TooLarge => _buffer is null;

    public Memory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>The bytes as a stream, for code that reads only streams.</summary>
    public Stream AsStream() => new MemoryStream(_buffer!, 0, _length, writable: false);

    /// <summary>The query string without its question mark, in UTF-8.</summary>
    public static RequestBody Of(QueryString queryString)
    {
        var text = queryString.Value.AsSpan().TrimStart('?');
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        return new RequestBody(buffer, Encoding.UTF8.GetBytes(text, buffer));
    }

    /// <summary>Reads the whole body, or as much as shows that it is larger than the limit.</summary>
    /// <param name="reader">The body, unread.</param>
    /// <param name="maxSize">The bound in bytes.</param>
    /// <exception cref="ClientGoneException">The limit in bytes.</exception>
    /// <exception cref="BadHttpRequestException">The body breaks a rule of HTTP or a limit of the server.</exception>
    public static async ValueTask<RequestBody> ReadAsync(PipeReader reader, int maxSize)
    {
        byte[] buffer = [];
        var length = 0;
        while (true)
        {
            var read = await ReadSomeAsync(reader).ConfigureAwait(false);
            var received = read.Buffer;
            var isTooLarge = received.Length > maxSize - length;
            if (!isTooLarge)
            {
                buffer = Append(buffer, length, received);
                length += (int)received.Length;
            }

            // Consumes all bytes at once. If bytes are only examined, Kestrel cannot cleanly end the connection of a client that
            // disconnects.
            reader.AdvanceTo(received.End);
            if (isTooLarge)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return default;
            }

            if (read.IsCompleted)
            {
                return new RequestBody(buffer, length);
            }
        }
    }

    /// <summary>Returns the memory. Call it only when nothing reads the memory any more.</summary>
    public void Return()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private static byte[] Append(byte[] buffer, int length, ReadOnlySequence<byte> received)
    {
        var needed = length + (int)received.Length;
        if (buffer.Length < needed)
        {
            // Grows with the received bytes, not with the announced length, so that an announcement alone costs no memory.
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        received.CopyTo(buffer.AsSpan(length));
        return buffer;
    }

    // No cancellation token: the server ends a read when the connection ends. A token would leave the connection with half a request read.
    private static async ValueTask<ReadResult> ReadSomeAsync(PipeReader reader)
    {
        try
        {
            return await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or (IOException and not BadHttpRequestException))
        {
            throw new ClientGoneException(exception);
        }
    }
}
