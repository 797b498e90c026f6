using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Paging;

/// <summary>A page of a connection, made of pages of a service. A cursor is made when it is read.</summary>
internal sealed class PageConnection<TItem> : Connection
    where TItem : class
{
    private readonly List<PageSlice<TItem>> _slices;
    private readonly IPageSource<TItem> _source;

    public PageConnection(List<PageSlice<TItem>> slices, bool hasNextPage, bool hasPreviousPage, IPageSource<TItem> source)
    {
        _slices = slices;
        _source = source;
        HasNextPage = hasNextPage;
        HasPreviousPage = hasPreviousPage;
        Nodes = Join(slices);
    }

    public override IReadOnlyList<object> Nodes { get; }

    public override bool HasNextPage { get; }

    public override bool HasPreviousPage { get; }

    /// <summary>Where the list continues if the page is empty but items may follow; else null.</summary>
    public Cursor? Reached { get; init; }

    public override long? TotalCount => Total;

    /// <summary>How many items all pages have together; null if the service does not say.</summary>
    public long? Total { get; init; }

    public override string? EndCursor => Reached is null ? base.EndCursor : CursorCodec.Encode(Reached, _source.Scope);

    public override string CursorAt(int position)
    {
        foreach (var slice in _slices)
        {
            if (position < slice.Count)
            {
                return CursorCodec.Encode(slice.CursorAfter(position, _source), _source.Scope);
            }

            position -= slice.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }

    private static IReadOnlyList<TItem> Join(List<PageSlice<TItem>> slices)
    {
        // Usually this is one whole page of the service. Then its list needs no copy.
        if (slices is [{ Start: 0 } whole] && whole.Count == whole.Page.Items.Count)
        {
            return whole.Page.Items;
        }

        var items = new List<TItem>();
        foreach (var slice in slices)
        {
            for (var i = slice.Start; i < slice.Start + slice.Count; i++)
            {
                items.Add(slice.Page.Items[i]);
            }
        }

        return items;
    }
}
