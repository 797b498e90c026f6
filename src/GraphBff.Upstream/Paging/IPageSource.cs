namespace GraphBff.Upstream.Paging;

/// <summary>One list of a service, page by page.</summary>
internal interface IPageSource<TItem>
{
    /// <summary>How many items one page holds at most.</summary>
    int MaxPageSize { get; }

    /// <summary>Whether a next token means that items follow.</summary>
    bool TokensAreExact { get; }

    /// <summary>The list that its cursors belong to.</summary>
    CursorScope Scope { get; }

    Task<Page<TItem>> ReadAsync(PageRequest page);

    string KeyOf(TItem item);
}
