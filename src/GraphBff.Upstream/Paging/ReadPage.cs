namespace GraphBff.Upstream.Paging;

/// <summary>A page that was read, and its token.</summary>
/// <param name="token">The token of the page.</param>
/// <param name="page">The service's page.</param>
internal sealed class ReadPage<TItem>(string token, Page<TItem> page)
{
    public string Token { get; } = token;

    public IReadOnlyList<TItem> Items { get; } = page.Items;

    /// <summary>Where the list continues. It moves past empty pages as they are read.</summary>
    public string NextToken { get; set; } = page.NextToken;
}
