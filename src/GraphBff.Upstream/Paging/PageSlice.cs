namespace GraphBff.Upstream.Paging;

/// <summary>The part of a service's page that belongs to one page of a connection.</summary>
internal readonly record struct PageSlice<TItem>(ReadPage<TItem> Page, int Start, int Count)
{
    /// <summary>The position after an item.</summary>
    /// <param name="offset">The item's position in this slice.</param>
    /// <param name="source">The source of the items.</param>
    public Cursor CursorAfter(int offset, IPageSource<TItem> source)
    {
        var items = Page.Items;
        var position = Start + offset;
        if (position == items.Count - 1 && Page.NextToken.Length > 0)
        {
            return new Cursor(Page.NextToken, 0);
        }

        var before = new uint[Math.Min(position + 1, Cursor.MaxBefore)];
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = Fingerprint.OfKey(source.KeyOf(items[position - i]));
        }

        return new Cursor(Page.Token, position + 1)
        {
            Before = before,
            After = position + 1 < items.Count ? Fingerprint.OfKey(source.KeyOf(items[position + 1])) : null,
        };
    }
}
