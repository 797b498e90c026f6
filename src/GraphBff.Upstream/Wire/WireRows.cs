using System.Numerics;

namespace GraphBff.Upstream.Wire;

/// <summary>
/// The messages of a document. A row is the place and the number of its slots, then a bit for each field of the type, then a slot for each
/// field that was sent, in the order of their numbers. A message takes memory for what it has, and not for what its type could have.
/// </summary>
internal sealed class WireRows(int bytes)
{
    /// <summary>The row of a message that was not sent: it has no field.</summary>
    public const int None = -1;

    private const int FirstLongs = 16;
    private const int MostFirstLongs = 16 * 1024;

    private long[] _longs = new long[Math.Min(FirstLongs + (bytes / 3), MostFirstLongs)];

    /// <summary>How many numbers of 8 bytes are in use.</summary>
    public int Used { get; private set; }

    public bool Has(int row, WireField field) => row != None && (_longs[row + 1 + field.Word] & field.Bit) != 0;

    /// <summary>The value of a field; false if it was not sent.</summary>
    public bool TryGet(int row, WireField field, out long value)
    {
        if (!Has(row, field))
        {
            value = 0;
            return false;
        }

        // Fields of smaller numbers have the slots before it.
        var longs = _longs;
        var words = row + 1;
        var rank = BitOperations.PopCount((ulong)(longs[words + field.Word] & (field.Bit - 1)));
        for (var word = 0; word < field.Word; word++)
        {
            rank += BitOperations.PopCount((ulong)longs[words + word]);
        }

        value = longs[(int)(longs[row] >> 32) + rank];
        return true;
    }

    /// <summary>Adds a message.</summary>
    /// <param name="sent">The bits of the fields that were sent.</param>
    /// <param name="values">A value for each field of the type. Those without a bit have no meaning.</param>
    public int Add(ReadOnlySpan<long> sent, ReadOnlySpan<long> values)
    {
        var (row, slots) = (Used, Used + 1 + sent.Length);
        var count = Count(sent);
        Reserve(1 + sent.Length + count);
        _longs[row] = ((long)slots << 32) | (uint)count;
        Write(row, slots, sent, values);
        return row;
    }

    /// <summary>Gives back what <see cref="Add"/> took.</summary>
    public void Read(int row, Span<long> sent, Span<long> values)
    {
        _longs.AsSpan(row + 1, sent.Length).CopyTo(sent);
        var slot = (int)(_longs[row] >> 32);
        for (var word = 0; word < sent.Length; word++)
        {
            for (var bits = sent[word]; bits != 0; bits &= bits - 1)
            {
                values[(word * 64) + BitOperations.TrailingZeroCount(bits)] = _longs[slot++];
            }
        }
    }

    /// <summary>Writes a message that was merged with another.</summary>
    public void Change(int row, ReadOnlySpan<long> sent, ReadOnlySpan<long> values)
    {
        var (slots, capacity) = ((int)(_longs[row] >> 32), (int)_longs[row]);
        var count = Count(sent);
        if (count > capacity)
        {
            // Twice, so that a message that is merged again and again leaves little behind.
            slots = Used;
            capacity = Math.Max(count, capacity * 2);
            Reserve(capacity);
            _longs[row] = ((long)slots << 32) | (uint)capacity;
        }

        Write(row, slots, sent, values);
    }

    private static int Count(ReadOnlySpan<long> sent)
    {
        var count = 0;
        foreach (var word in sent)
        {
            count += BitOperations.PopCount((ulong)word);
        }

        return count;
    }

    private void Write(int row, int slot, ReadOnlySpan<long> sent, ReadOnlySpan<long> values)
    {
        var longs = _longs.AsSpan();
        for (var word = 0; word < sent.Length; word++)
        {
            longs[row + 1 + word] = sent[word];
            for (var bits = sent[word]; bits != 0; bits &= bits - 1)
            {
                longs[slot++] = values[(word * 64) + BitOperations.TrailingZeroCount(bits)];
            }
        }
    }

    private void Reserve(int count)
    {
        Used = checked(Used + count);
        if (Used > _longs.Length)
        {
            Array.Resize(ref _longs, Math.Max(Used, checked(_longs.Length * 2)));
        }
    }
}
