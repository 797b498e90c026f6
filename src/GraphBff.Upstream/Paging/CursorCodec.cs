using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using GraphBff.Engine.Errors;

namespace GraphBff.Upstream.Paging;

/// <summary>
/// Cursors as text: base64url of version, check sum, skip, fingerprints and token. The check sum covers the content and the list that the
/// cursor belongs to. So one test finds garbage, cursors of other fields and cursors of other filters.
/// </summary>
/// <remarks>
/// The check sum finds mistakes, not forgery: a client can make a cursor with its own page token. That needs no keyed MAC. A token is an
/// argument like an id or a filter: the service gets it as the client wrote it, with the caller's own credentials. AIP-158 requires
/// services to check it and to grant nothing by it. Nothing else in a cursor is trusted: the skip is cut to a page, and fingerprints are
/// only compared. A MAC would need a secret that all pods share, and its rotation would end every cursor.
/// </remarks>
internal static class CursorCodec
{
    /// <summary>The maximum for cursors that are made or accepted. It allows page tokens of 24,000 bytes; most have under 200.</summary>
    public const int MaxLength = 32_768;

    private const byte Version = 1;
    private const int HeaderLength = 5;
    private const byte AfterFlag = 0x80;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="GraphException">INTERNAL: the service's token is too long for a cursor.</exception>
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
        var length = Base64Url.GetEncodedLength(buffer.WrittenCount);
        if (length > MaxLength)
        {
            throw CursorErrors.TooLong(length);
        }

        var bytes = buffer.WrittenSpan.ToArray();
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

        var buffer = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, buffer, out _, out var length) != OperationStatus.Done || length <= HeaderLength)
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

    private static uint CheckSum(ReadOnlySpan<byte> bytes, CursorScope scope)
        => Fingerprint.Fold(Fingerprint.Of(bytes[HeaderLength..], scope.Hash));

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
        buffer.Write([(byte)(cursor.Before.Count | (cursor.After is null ? 0 : AfterFlag))]);
        foreach (var before in cursor.Before)
        {
            WriteFingerprint(buffer, before);
        }

        if (cursor.After is { } after)
        {
            WriteFingerprint(buffer, after);
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
        var skip = reader.Varint();
        var before = new List<uint>();
        uint? after = null;
        if (skip > 0)
        {
            int flags = reader.Byte();
            for (var i = 0; i < (flags & ~AfterFlag); i++)
            {
                before.Add(reader.Fingerprint());
            }

            after = (flags & AfterFlag) != 0 ? reader.Fingerprint() : null;
        }

        if (reader.HasFailed || skip > int.MaxValue || before.Count > Cursor.MaxBefore)
        {
            return null;
        }

        try
        {
            return new Cursor(Utf8.GetString(reader.Rest), (int)skip) { Before = before, After = after };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
