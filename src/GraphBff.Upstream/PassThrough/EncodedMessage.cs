using System.Buffers.Binary;

namespace GraphBff.Upstream.PassThrough;

/// <summary>A message in its encoding, which nothing here reads: its bytes behind the five bytes that gRPC puts before them.</summary>
/// <param name="frame">
/// Flags (0: not compressed), the length of the message in four bytes, the message (gRPC over HTTP2, "Length-Prefixed-Message").
/// </param>
public sealed class EncodedMessage(ReadOnlyMemory<byte> frame)
{
    /// <summary>How many bytes stand before the message.</summary>
    public const int PrefixSize = 5;

    public ReadOnlyMemory<byte> Frame { get; } = frame;

    /// <summary>The message alone.</summary>
    public ReadOnlyMemory<byte> Bytes => Frame[PrefixSize..];

    /// <summary>Puts the prefix before a message.</summary>
    public static EncodedMessage Of(ReadOnlySpan<byte> message, byte flags = 0)
    {
        var frame = new byte[PrefixSize + message.Length];
        frame[0] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(PrefixSize));
        return new(frame);
    }
}
