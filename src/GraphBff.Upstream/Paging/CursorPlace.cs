namespace GraphBff.Upstream.Paging;

/// <summary>Finds the position of a cursor among the items that its page holds now.</summary>
internal static class CursorPlace
{
    /// <summary>The index of the first item after the cursor; null if the items on both sides of it are gone.</summary>
    public static int? TryFind(Cursor cursor, List<uint> items)
    {
        var last = cursor.Before.Count > 0 ? items.IndexOf(cursor.Before[0]) : -1;
        var after = cursor.After is { } fingerprint ? items.IndexOf(fingerprint) : -1;

        // If both exist but apart, one has moved. Starting at the earlier one leaves nothing out.
        return (last, after) switch
        {
            ( < 0, < 0) => null,
            ( < 0, _) => after,
            (_, < 0) => last + 1,
            _ => Math.Min(last + 1, after),
        };
    }

    /// <summary>The likeliest index if both are gone: after the nearest item that is left, else by the count.</summary>
    public static int Guess(Cursor cursor, List<uint> items)
    {
        foreach (var before in cursor.Before)
        {
            if (items.IndexOf(before) is >= 0 and var position)
            {
                return position + 1;
            }
        }

        // All remembered items are gone, so that many fewer come before the position.
        return Math.Min(items.Count, Math.Max(0, cursor.Skip - cursor.Before.Count));
    }
}
