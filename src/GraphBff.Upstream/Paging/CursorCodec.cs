using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using GraphBff.Engine.Errors;

namespace GraphBff.Upstream.Paging;

/// <summary>
/// Cursors as text: base64url of version, check sum, skip, fingerprints and token. The check sum is over the content and the list
/// that the cursor belongs to, so that one test finds garbage, other fields' cursors and other filters' cursors.
/// </summary>
/// <remarks>
/// The check sum finds mistakes, not forgery: a client can make a cursor with a page token of its own. That needs no keyed MAC. A
/// token is an argument as an id or a filter is: it reaches the service as the client wrote it, with the caller's own credentials,
/// and AIP-158 has services check it and grant nothing by it. Nothing else in a cursor is trusted: the skip is cut to a page and the
/// fingerprints only compare. A MAC would need a secret that all pods share, and its rotation would end every cursor.
/// </remarks>
internal static class CursorCodec
{
    /// <summary>Longer text is no cursor, and none is made. Room for page tokens of 24,000 bytes; the common ones have under 200.</summary>
    public const int MaxLength = 32_768;

    private const byte Version = 1;
    private const int HeaderLength = 5;
    private const byte AheadFlag = 0x80;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="GraphException">INTERNAL: the service's token is too long for a cursor that is taken back.</exception>
    public static string Encode(Cursor cursor, CursorScope scope)
    {
        var buffer = new ArrayBufferWriter<byte>(64 + cursor.Token.Length);
        buffer.Advance(Head(buffer.GetSpan(HeaderLength)));
        WriteVarint(buffer, (uint)cursor.Skip);
        if (cursor.Skip > 0)
        {
            WriteFingerprints(buffer, cursor);
        }

        Utf8.GetBytes(cursor.Token, buffer);
        int length = Base64Url.GetEncodedLength(buffer.WrittenCount);
        if (length > MaxLength)
        {
            throw CursorErrors.TooLong(length);
        }

        byte[] bytes = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(1), CheckSum(bytes, scope));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor of the list; null for anything else.</summary>
    public static Cursor? TryDecode(string text, CursorScope scope)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        byte[] buffer = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, buffer, out _, out int length) != OperationStatus.Done || length <= HeaderLength)
        {
            return null;
        }

        var bytes = buffer.AsSpan(0, length);
        return bytes[0] == Version && BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]) == CheckSum(bytes, scope)
            ? TryRead(bytes[HeaderLength..])
            : null;
    }

    private static int Head(Span<byte> header)
    {
        header[..HeaderLength].Clear();
        header[0] = Version;
        return HeaderLength;
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes, CursorScope scope) =>
        Fingerprint.Fold(Fingerprint.Of(bytes[HeaderLength..], scope.Hash));

    private static void WriteVarint(ArrayBufferWriter<byte> buffer, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            buffer.Write([(byte)(value | 0x80)]);
        }

        buffer.Write([(byte)value]);
    }

    private static void WriteFingerprints(ArrayBufferWriter<byte> buffer, Cursor cursor)
    {
        buffer.Write([(byte)(cursor.Behind.Count | (cursor.Ahead is null ? 0 : AheadFlag))]);
        foreach (uint behind in cursor.Behind)
        {
            WriteFingerprint(buffer, behind);
        }

        if (cursor.Ahead is { } ahead)
        {
            WriteFingerprint(buffer, ahead);
        }
    }

    private static void WriteFingerprint(ArrayBufferWriter<byte> buffer, uint fingerprint)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(sizeof(uint)), fingerprint);
        buffer.Advance(sizeof(uint));
    }

    private static Cursor? TryRead(ReadOnlySpan<byte> content)
    {
        var reader = new CursorReader(content);
        uint skip = reader.Varint();
        var behind = new List<uint>();
        uint? ahead = null;
        if (skip > 0)
        {
            int flags = reader.Byte();
            for (int i = 0; i < (flags & ~AheadFlag); i++)
            {
                behind.Add(reader.Fingerprint());
            }

            ahead = (flags & AheadFlag) != 0 ? reader.Fingerprint() : null;
        }

        if (reader.HasFailed || skip > int.MaxValue || behind.Count > Cursor.MaxBehind)
        {
            return null;
        }

        try
        {
            return new Cursor(Utf8.GetString(reader.Rest), (int)skip) { Behind = behind, Ahead = ahead };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
