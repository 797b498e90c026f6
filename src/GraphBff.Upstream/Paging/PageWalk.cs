namespace GraphBff.Upstream.Paging;

/// <summary>
/// Reads one page of a connection from as many pages of a service as it takes, bounded. Asks for exactly as many items as are
/// missing, so that pages of both end at the same item and a walk through a connection costs one call a page.
/// </summary>
internal sealed class PageWalk<TItem>(IPageSource<TItem> source, int maxReads)
    where TItem : class
{
    private readonly List<ReadPage<TItem>> _pages = [];
    private readonly List<PageSlice<TItem>> _slices = [];

    // Where the list goes on behind the pages read so far; null at its end.
    private string? _next = "";

    // The first item not taken yet: its page, and its position there.
    private int _page;
    private int _item;

    private bool CanRead => _next is not null && _pages.Count < maxReads;

    /// <summary>Reads a page of the connection.</summary>
    /// <param name="first">How many items.</param>
    /// <param name="after">Behind which place; null for the beginning.</param>
    /// <param name="probe">Whether it must be known if items follow.</param>
    public async Task<PageConnection<TItem>> ReadAsync(int first, Cursor? after, bool probe)
    {
        // No ConfigureAwait(false) here: the walk belongs on the request's loop, where its reads meet those of other fields.
#pragma warning disable CA2007
        if (after is not null)
        {
            _next = after.Token;
            if (after.Skip > 0)
            {
                await FindAsync(after, first);
            }
        }

        int taken = await TakeAsync(first);
        if (taken == 0 && first > 0 && _next is not null)
        {
            throw CursorErrors.NothingRead();
        }

        bool more = probe ? await HasMoreAsync(after) : HasItemsLeft() || _next is not null;
#pragma warning restore CA2007
        return new PageConnection<TItem>(_slices, more, after is not null, source);
    }

#pragma warning disable CA2007
    private async Task<int> TakeAsync(int first)
    {
        int taken = 0;
        while (taken < first)
        {
            if (_page == _pages.Count)
            {
                if (!CanRead)
                {
                    break;
                }

                await ReadNextAsync(first - taken);
            }

            var page = _pages[_page];
            int count = Math.Min(page.Items.Count - _item, first - taken);
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

    /// <summary>Goes to the place of a cursor within a page, or past it.</summary>
    private async Task FindAsync(Cursor place, int first)
    {
        var items = new List<uint>();
        int? found = null;
        for (int size = Math.Min(place.Skip, source.MaxPageSize) + first; found is null && CanRead; size = source.MaxPageSize)
        {
            var page = await ReadNextAsync(Math.Max(size, 1));
            foreach (var item in page.Items)
            {
                items.Add(Fingerprint.OfKey(source.KeyOf(item)));
            }

            found = CursorPlace.TryFind(place, items);
        }

        GoTo(found ?? CursorPlace.Guess(place, items));
    }

    private async Task<bool> HasMoreAsync(Cursor? after)
    {
        // An exact next token says that items follow; the beginning of a list that was not read yet says nothing.
        bool tokenIsAnswer = source.TokensAreExact && (_pages.Count > 0 || after is not null);
        while (!HasItemsLeft())
        {
            if (_next is null)
            {
                return false;
            }

            if (tokenIsAnswer || !CanRead)
            {
                return true;
            }

            await ReadNextAsync(1);
        }

        return true;
    }

    private async Task<ReadPage<TItem>> ReadNextAsync(int size)
    {
        string token = _next!;
        var page = new ReadPage<TItem>(token, await source.ReadAsync(new PageRequest(Math.Min(size, source.MaxPageSize), token)));
        _next = page.NextToken.Length > 0 ? page.NextToken : null;
        _pages.Add(page);
        if (page.Items.Count == 0 && _next is not null && _slices.Count > 0)
        {
            // Whoever goes on behind the last item need not read the empty page again.
            _slices[^1].Page.NextToken = _next;
        }

        return page;
    }
#pragma warning restore CA2007

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
