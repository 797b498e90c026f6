using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GraphBff.Transport.Reading;

/// <summary>The SHA-256 of a document's text in UTF-8.</summary>
internal readonly record struct DocumentHash
{
    private const int Size = SHA256.HashSizeInBytes;

    private readonly UInt128 _left;
    private readonly UInt128 _right;

    private DocumentHash(ReadOnlySpan<byte> hash)
    {
        _left = MemoryMarshal.Read<UInt128>(hash);
        _right = MemoryMarshal.Read<UInt128>(hash[(Size / 2)..]);
    }

    public static DocumentHash Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(text, hash);
        return new DocumentHash(hash);
    }

    /// <summary>Reads 64 hex digits of either case.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, out DocumentHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var isHash = hex.Length == Size * 2 && Convert.FromHexString(hex, bytes, out _, out _) == OperationStatus.Done;
        hash = isHash ? new DocumentHash(bytes) : default;
        return isHash;
    }

    /// <summary>64 hex digits in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        MemoryMarshal.Write(bytes, _left);
        MemoryMarshal.Write(bytes[(Size / 2)..], _right);
        return Convert.ToHexStringLower(bytes);
    }
}
