using System.Diagnostics.CodeAnalysis;
using GraphBff.Upstream.Calls;

namespace GraphBff.Upstream.Described;

/// <summary>A request in its encoding. Requests of the same bytes are equal.</summary>
public sealed class EncodedRequest : IEquatable<EncodedRequest>, IEncodedMessage
{
    private readonly byte[] _bytes;
    private readonly int _hash;

    /// <param name="bytes">The message. It must not change.</param>
    public EncodedRequest(byte[] bytes)
    {
        _bytes = bytes;
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        _hash = hash.ToHashCode();
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    int IEncodedMessage.Size => _bytes.Length;

    public bool Equals([NotNullWhen(true)] EncodedRequest? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => Equals(obj as EncodedRequest);

    public override int GetHashCode() => _hash;

    /// <summary>The bytes as base64, the same in every process.</summary>
    public override string ToString() => Convert.ToBase64String(_bytes);
}
