namespace GraphBff.Upstream.Wire;

/// <summary>
/// The items of all lists of a document. A list is a ring: its slot names the last item, counted from 1, and how many there are; the item
/// after the last is the first.
/// </summary>
internal sealed class WireItems
{
    private (long Raw, int Next)[] _items = [];

    /// <summary>How many items of 16 bytes are in use.</summary>
    public int Used { get; private set; }

    public static int Count(long list) => (int)(list >> 32);

    /// <summary>The first item of a list that has some.</summary>
    public int First(long list) => _items[(int)list - 1].Next;

    /// <summary>An item, and the number of the next one.</summary>
    public (long Raw, int Next) this[int number] => _items[number - 1];

    /// <summary>Appends to a list.</summary>
    /// <returns>What the list's slot has then.</returns>
    public long Append(long list, long raw)
    {
        if (Used == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, checked(_items.Length * 2)));
        }

        _items[Used++] = (raw, Used);
        if (list != 0)
        {
            ref var last = ref _items[(int)list - 1];
            (_items[Used - 1].Next, last.Next) = (last.Next, Used);
        }

        return ((list >> 32) + 1) << 32 | (uint)Used;
    }
}
