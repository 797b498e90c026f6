using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Pipelines;
using GraphBff.Transport.Errors;
using GraphBff.Upstream.PassThrough;
using Grpc.Core;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>Reads the message of a request, as much as the limit allows. A service never gets a part of one.</summary>
internal static class RequestMessage
{
    private const int Compressed = 1;

    /// <summary>Reads a body that is one message.</summary>
    /// <exception cref="RefusedCallException">It is too large.</exception>
    public static ValueTask<ReadOnlyMemory<byte>> ReadBareAsync(HttpRequest request, int maxSize) => ReadAsync(request, maxSize, maxSize);

    /// <summary>Reads a body of one message with its prefix.</summary>
    /// <exception cref="RefusedCallException">It is anything else, compressed or too large.</exception>
    public static async ValueTask<EncodedMessage> ReadFramedAsync(HttpRequest request, int maxSize, bool isText = false)
    {
        var maxFrame = maxSize + EncodedMessage.PrefixSize;
        var frame = isText
            ? Decode(await ReadAsync(request, Base64.GetMaxEncodedToUtf8Length(maxFrame), maxSize))
            : await ReadAsync(request, maxFrame, maxSize);
        if (frame.Length < EncodedMessage.PrefixSize)
        {
            throw Malformed("it has no message. An empty message is five zero bytes");
        }

        var (flags, length) = (frame.Span[0], BinaryPrimitives.ReadUInt32BigEndian(frame.Span[1..]));
        return flags == Compressed ? throw new RefusedCallException(
                StatusCode.Unimplemented, "Compressed messages are not read. Send the message as it is, with the flag 0.")
            : flags != 0 ? throw Malformed("the flags of the message are not 0")
            : length > maxSize ? throw TooLarge(maxSize)
            : length != frame.Length - EncodedMessage.PrefixSize ? throw Malformed(
                $"the message is announced with {length} bytes and has {frame.Length - EncodedMessage.PrefixSize}. "
                + "A request has exactly one message")
            : new EncodedMessage(frame);
    }

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text.Span, bytes, out _, out var count) == OperationStatus.Done
            ? bytes.AsMemory(0, count)
            : throw Malformed("it is not base64, which application/grpc-web-text is");
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int maxBody, int maxSize)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await ReadSomeAsync(request);
            if (read.Buffer.Length > maxBody - body.WrittenCount)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge(maxSize);
            }

            foreach (var part in read.Buffer)
            {
                body.Write(part.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return body.WrittenMemory;
            }
        }
    }

    // No cancellation token, as for the graph: the server ends a read when the connection ends.
    private static async ValueTask<ReadResult> ReadSomeAsync(HttpRequest request)
    {
        try
        {
            return await request.BodyReader.ReadAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is OperationCanceledException or (IOException and not BadHttpRequestException))
        {
            throw new ClientGoneException(exception);
        }
    }

    private static RefusedCallException Malformed(string why)
        => new(StatusCode.InvalidArgument, $"The body of the request cannot be read: {why}.");

    private static RefusedCallException TooLarge(int maxSize)
        => new(StatusCode.ResourceExhausted, $"The message is larger than the {maxSize} bytes that the server takes.");
}
