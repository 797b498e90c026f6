using System.Numerics;

namespace GraphBff.Upstream.Wire;

/// <summary>
/// The messages of a document. A row is the place and the number of its slots, then a bit for each field of the type. Only fields that
/// were sent have a slot, in the order of their numbers: a message takes memory for what it has and not for what its type could have.
/// </summary>
internal sealed class WireRows(int bytes)
{
    /// <summary>The row of a message that was not sent: it has no field.</summary>
    public const int None = -1;

    private const int FirstSlots = 4;

    private long[] _longs = new long[Math.Max(16, bytes / 4)];

    /// <summary>How many numbers of 8 bytes are in use.</summary>
    public int Used { get; private set; }

    public int Add(WireType type)
    {
        var row = Used;
        Reserve(1 + type.Words);
        return row;
    }

    public bool Has(int row, WireField field) => row != None && (_longs[row + field.Word] & field.Bit) != 0;

    /// <summary>The value of a field that was sent.</summary>
    public long Get(int row, WireField field) => _longs[(int)(_longs[row] >> 32) + Rank(row, field)];

    public void Set(int row, WireField field, long value)
    {
        var rank = Rank(row, field);
        if (!Has(row, field))
        {
            Insert(row, field, rank);
        }

        _longs[(int)(_longs[row] >> 32) + rank] = value;
    }

    /// <summary>Forgets what the row has of the other members of the field's oneof.</summary>
    public void ClearRivals(int row, WireField field)
    {
        foreach (var (word, members) in field.Rivals)
        {
            var sent = _longs[row + word] & members;
            if (sent != 0)
            {
                Remove(row, word, sent & -sent, field.Words);
            }
        }
    }

    // How many fields of smaller numbers the row has.
    private int Rank(int row, WireField field)
    {
        var rank = BitOperations.PopCount((ulong)(_longs[row + field.Word] & (field.Bit - 1)));
        for (var word = 1; word < field.Word; word++)
        {
            rank += BitOperations.PopCount((ulong)_longs[row + word]);
        }

        return rank;
    }

    private int Count(int row, int words)
    {
        var count = 0;
        for (var word = 1; word <= words; word++)
        {
            count += BitOperations.PopCount((ulong)_longs[row + word]);
        }

        return count;
    }

    private void Insert(int row, WireField field, int rank)
    {
        var count = Count(row, field.Words);
        var (slots, capacity) = ((int)(_longs[row] >> 32), (int)_longs[row]);
        if (count == capacity)
        {
            slots = Grow(row, slots, capacity);
        }

        // Fields mostly come in the order of their numbers: then there is nothing to move.
        Array.Copy(_longs, slots + rank, _longs, slots + rank + 1, count - rank);
        _longs[row + field.Word] |= field.Bit;
    }

    private int Grow(int row, int slots, int capacity)
    {
        var grown = Math.Max(FirstSlots, capacity * 2);
        if (capacity > 0 && slots + capacity == Used)
        {
            Reserve(grown - capacity);
        }
        else
        {
            var old = slots;
            slots = Used;
            Reserve(grown);
            Array.Copy(_longs, old, _longs, slots, capacity);
        }

        _longs[row] = ((long)slots << 32) | (uint)grown;
        return slots;
    }

    private void Remove(int row, int word, long bit, int words)
    {
        var rank = BitOperations.PopCount((ulong)(_longs[row + word] & (bit - 1)));
        for (var before = 1; before < word; before++)
        {
            rank += BitOperations.PopCount((ulong)_longs[row + before]);
        }

        var slot = (int)(_longs[row] >> 32) + rank;
        Array.Copy(_longs, slot + 1, _longs, slot, Count(row, words) - rank - 1);
        _longs[row + word] &= ~bit;
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
