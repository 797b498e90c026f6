namespace GraphBff.Upstream.Paging;

/// <summary>A page that was read, and where it began.</summary>
/// <param name="token">The token that it was asked for by.</param>
/// <param name="page">What the service answered.</param>
internal sealed class ReadPage<TItem>(string token, Page<TItem> page)
{
    public string Token { get; } = token;

    public IReadOnlyList<TItem> Items { get; } = page.Items;

    /// <summary>Where the list goes on; moved past empty pages as they are read.</summary>
    public string NextToken { get; set; } = page.NextToken;
}
