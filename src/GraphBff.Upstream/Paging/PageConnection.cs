using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Paging;

/// <summary>A page of a connection, put together from pages of a service. Cursors are made as they are asked for.</summary>
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

    /// <summary>Where the list goes on if the page is empty although it does; null elsewhere.</summary>
    public Cursor? Reached { get; init; }

    public override string? EndCursor => Reached is null ? base.EndCursor : CursorCodec.Encode(Reached, _source.Scope);

    public override string CursorAt(int position)
    {
        foreach (var slice in _slices)
        {
            if (position < slice.Count)
            {
                return CursorCodec.Encode(slice.CursorBehind(position, _source), _source.Scope);
            }

            position -= slice.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }

    private static IReadOnlyList<TItem> Join(List<PageSlice<TItem>> slices)
    {
        // One whole page of the service is the common case: its list is taken as it is.
        if (slices is [{ Start: 0 } whole] && whole.Count == whole.Page.Items.Count)
        {
            return whole.Page.Items;
        }

        var items = new List<TItem>();
        foreach (var slice in slices)
        {
            for (int i = slice.Start; i < slice.Start + slice.Count; i++)
            {
                items.Add(slice.Page.Items[i]);
            }
        }

        return items;
    }
}
