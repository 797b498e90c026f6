namespace GraphBff.Upstream.Paging;

/// <summary>The items of one page of the service that one page of a connection took.</summary>
internal readonly record struct PageSlice<TItem>(ReadPage<TItem> Page, int Start, int Count)
{
    /// <summary>The place behind an item.</summary>
    /// <param name="offset">The item's position in this slice.</param>
    /// <param name="source">Where the items are from.</param>
    public Cursor CursorBehind(int offset, IPageSource<TItem> source)
    {
        var items = Page.Items;
        int position = Start + offset;
        if (position == items.Count - 1 && Page.NextToken.Length > 0)
        {
            return new Cursor(Page.NextToken, 0);
        }

        uint[] behind = new uint[Math.Min(position + 1, Cursor.MaxBehind)];
        for (int i = 0; i < behind.Length; i++)
        {
            behind[i] = Fingerprint.OfKey(source.KeyOf(items[position - i]));
        }

        return new Cursor(Page.Token, position + 1)
        {
            Behind = behind,
            Ahead = position + 1 < items.Count ? Fingerprint.OfKey(source.KeyOf(items[position + 1])) : null,
        };
    }
}
