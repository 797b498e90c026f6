using System.Buffers;

namespace GraphBff.Upstream.Wire;

/// <summary>
/// The messages that are being read, each within the one before: for each, the bits of the fields that it has so far, and a place for the
/// value of each field of its type. A message has its row when it is complete.
/// </summary>
internal ref struct WireFrames
{
    private const int FirstLongs = 512;

    private long[] _longs = ArrayPool<long>.Shared.Rent(FirstLongs);
    private int _used;

    public WireFrames()
    {
    }

    /// <summary>Begins a message without fields.</summary>
    /// <returns>Where its frame is.</returns>
    public int Push(WireType type)
    {
        var frame = _used;
        _used += type.Words + type.Count;
        if (_used > _longs.Length)
        {
            var larger = ArrayPool<long>.Shared.Rent(Math.Max(_used, _longs.Length * 2));
            _longs.AsSpan(0, frame).CopyTo(larger);
            ArrayPool<long>.Shared.Return(_longs);
            _longs = larger;
        }

        Sent(frame, type).Clear();
        return frame;
    }

    public void Pop(int frame) => _used = frame;

    public readonly Span<long> Sent(int frame, WireType type) => _longs.AsSpan(frame, type.Words);

    public readonly Span<long> Values(int frame, WireType type) => _longs.AsSpan(frame + type.Words, type.Count);

    public readonly bool Has(int frame, WireField field) => (_longs[frame + field.Word] & field.Bit) != 0;

    public readonly long Get(int frame, WireField field) => _longs[frame + field.Place];

    public readonly void Set(int frame, WireField field, long value)
    {
        foreach (var (word, members) in field.Rivals)
        {
            _longs[frame + word] &= ~members;
        }

        _longs[frame + field.Word] |= field.Bit;
        _longs[frame + field.Place] = value;
    }

    public readonly void Return() => ArrayPool<long>.Shared.Return(_longs);
}
