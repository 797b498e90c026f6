namespace GraphBff.Upstream.Paging;

/// <summary>
/// Reads one page of a connection from as many pages of a service as it needs, bounded. It asks for exactly as many items as are missing.
/// So pages of both end at the same item, and reading a whole connection costs one call per page.
/// </summary>
/// <remarks>
/// It stays on the request's loop, where its reads join those of other fields in one batch. So there is no ConfigureAwait(false) here.
/// </remarks>
internal sealed class PageWalk<TItem>(IPageSource<TItem> source, int maxReads)
    where TItem : class
{
    private readonly List<ReadPage<TItem>> _pages = new(1);
    private readonly List<PageSlice<TItem>> _slices = new(1);

    // The token of the page after those read so far; null at the end of the list.
    private string? _next = "";

    // As the latest page says.
    private long? _total;

    // The page and index of the first item that is not taken yet.
    private int _page;
    private int _item;

    private bool CanRead => _next is not null && _pages.Count < maxReads;

#pragma warning disable CA2007
    /// <summary>Reads a page of the connection.</summary>
    /// <param name="first">How many items.</param>
    /// <param name="after">The position after which to begin; null for the beginning.</param>
    /// <param name="probe">Whether the caller needs to know if items follow.</param>
    /// <returns>A <see cref="PageConnection{TItem}"/>, for a resolver to return.</returns>
    public async ValueTask<object?> ReadAsync(int first, Cursor? after, bool probe)
    {
        if (after is not null)
        {
            _next = after.Token;
            if (after.Skip > 0)
            {
                await FindAsync(after, first);
            }
        }

        var missing = first - Take(first);
        while (missing > 0 && CanRead)
        {
            Add(await AskAsync(missing));
            missing -= Take(missing);
        }

        // The bound was reached with empty pages only. The client continues after them (AIP-158).
        var reached = missing == first && first > 0 && _next is not null ? new Cursor(_next, 0) : null;
        var more = HasItemsLeft() || (probe ? await HasMoreAsync() : _next is not null);
        return new PageConnection<TItem>(_slices, more, after is not null, source) { Reached = reached, Total = _total };
    }

    /// <summary>Takes items from the pages read so far.</summary>
    private int Take(int most)
    {
        var taken = 0;
        while (taken < most && _page < _pages.Count)
        {
            var page = _pages[_page];
            var count = Math.Min(page.Items.Count - _item, most - taken);
            if (count > 0)
            {
                _slices.Add(new(page, _item, count));
                taken += count;
                _item += count;
            }

            if (_item == page.Items.Count)
            {
                (_page, _item) = (_page + 1, 0);
            }
        }

        return taken;
    }

    /// <summary>Reads until the position of a cursor within or after its page, and moves there.</summary>
    private async Task FindAsync(Cursor place, int first)
    {
        var items = new List<uint>();
        int? found = null;
        for (var size = Math.Min(place.Skip, source.MaxPageSize) + first; found is null && CanRead; size = source.MaxPageSize)
        {
            var page = await AskAsync(Math.Max(size, 1));
            Add(page);
            foreach (var item in page.Items)
            {
                items.Add(Fingerprint.OfKey(source.KeyOf(item)));
            }

            found = CursorPlace.TryFind(place, items);
        }

        GoTo(found ?? CursorPlace.Guess(place, items));
    }

    private async Task<bool> HasMoreAsync()
    {
        // An exact next token means that items follow, but only if it was just read. A token in a cursor may be outdated.
        var tokenIsAnswer = source.TokensAreExact && _pages.Count > 0;
        while (CanRead && !tokenIsAnswer && !HasItemsLeft())
        {
            Add(await AskAsync(1));
        }

        return HasItemsLeft() || _next is not null;
    }
#pragma warning restore CA2007

    private Task<Page<TItem>> AskAsync(int size) => source.ReadAsync(new PageRequest(Math.Min(size, source.MaxPageSize), _next!));

    private void Add(Page<TItem> page)
    {
        if (page.Items.Count == 0 && page.NextToken.Length > 0 && page.NextToken == _next)
        {
            // A client that continued would do so forever.
            throw CursorErrors.NoProgress();
        }

        _total = page.Total;
        _pages.Add(new ReadPage<TItem>(_next!, page));
        _next = page.NextToken.Length > 0 ? page.NextToken : null;
        if (page.Items.Count == 0 && _next is not null && _slices.Count > 0)
        {
            // A client that continues after the last item need not read the empty page again.
            _slices[^1].Page.NextToken = _next;
        }
    }

    private bool HasItemsLeft()
    {
        for (int page = _page, item = _item; page < _pages.Count; page++, item = 0)
        {
            if (item < _pages[page].Items.Count)
            {
                return true;
            }
        }

        return false;
    }

    private void GoTo(int position)
    {
        _item = position;
        while (_page < _pages.Count && _item >= _pages[_page].Items.Count)
        {
            _item -= _pages[_page].Items.Count;
            _page++;
        }

        _item = _page == _pages.Count ? 0 : _item;
    }
}
