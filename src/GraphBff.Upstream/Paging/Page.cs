namespace GraphBff.Upstream.Paging;

/// <summary>One page of a service. It may be short or empty (AIP-158).</summary>
/// <param name="items">The items, in order.</param>
/// <param name="nextToken">The token of the next page; empty if this page is the last.</param>
public sealed class Page<TItem>(IReadOnlyList<TItem> items, string nextToken)
{
    public IReadOnlyList<TItem> Items { get; } = items;

    public string NextToken { get; } = nextToken;

    /// <summary>How many items all pages have together; null if the service does not say.</summary>
    public long? Total { get; init; }
}
