namespace GraphBff.Upstream.Paging;

/// <summary>Finds the place of a cursor among the items that its page holds now.</summary>
internal static class CursorPlace
{
    /// <summary>The position of the first item behind the place; null where neither the item before it nor the one after it is there.</summary>
    public static int? TryFind(Cursor cursor, List<uint> items)
    {
        int last = cursor.Behind.Count > 0 ? items.IndexOf(cursor.Behind[0]) : -1;
        int ahead = cursor.Ahead is { } fingerprint ? items.IndexOf(fingerprint) : -1;

        // Both there and apart: one of them has moved. From the earlier one on, nothing is left out.
        return (last, ahead) switch
        {
            ( < 0, < 0) => null,
            ( < 0, _) => ahead,
            (_, < 0) => last + 1,
            _ => Math.Min(last + 1, ahead),
        };
    }

    /// <summary>The likeliest position where both are gone: behind the nearest item that is left, else by the count.</summary>
    public static int Guess(Cursor cursor, List<uint> items)
    {
        foreach (uint behind in cursor.Behind)
        {
            if (items.IndexOf(behind) is >= 0 and var position)
            {
                return position + 1;
            }
        }

        // Every item remembered is gone, so that many fewer lie before the place.
        return Math.Min(items.Count, Math.Max(0, cursor.Skip - cursor.Behind.Count));
    }
}
