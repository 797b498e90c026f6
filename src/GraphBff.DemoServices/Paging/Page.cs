namespace GraphBff.DemoServices.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items of the page.</param>
/// <param name="NextPageToken">Empty exactly if this is the last page.</param>
internal sealed record Page<T>(List<T> Items, string NextPageToken);
