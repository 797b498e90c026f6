namespace GraphBff.Upstream.Paging;

/// <summary>The list of one filter, read through the request's loader.</summary>
internal sealed class FilteredPages<TFilter, TItem, TList>(PageLoader<TFilter, TItem, TList> loader, TFilter filter) : IPageSource<TItem>
    where TFilter : notnull
    where TItem : class
    where TList : class
{
    private CursorScope? _scope;

    public int MaxPageSize => loader.MaxPageSize;

    public bool TokensAreExact => loader.TokensAreExact;

    public CursorScope Scope => _scope ??= CursorScope.Of(loader.CursorName, loader.FilterText(filter));

    // A page is never null: the loader fills every result.
    public Task<Page<TItem>> ReadAsync(PageRequest page) => loader.LoadAsync(new PageKey<TFilter>(filter, page))!;

    public string KeyOf(TItem item) => loader.KeyOf(item);
}
