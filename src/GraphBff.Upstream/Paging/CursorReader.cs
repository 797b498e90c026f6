using System.Buffers.Binary;

namespace GraphBff.Upstream.Paging;

/// <summary>Reads the content of a cursor. Past its end all values are zero, and <see cref="HasFailed"/> is true.</summary>
internal ref struct CursorReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    public bool HasFailed { get; private set; }

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public uint Fingerprint() => Take(sizeof(uint)) is { Length: sizeof(uint) } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;

    public uint Varint()
    {
        uint value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = Byte();
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        HasFailed = true;
        return 0;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
        {
            HasFailed = true;
            return [];
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
