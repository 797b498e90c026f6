namespace GraphBff.Upstream.Paging;

/// <summary>The first page of one parent, as a batch method returns it.</summary>
/// <param name="Parent">The parent, as in the request.</param>
/// <param name="Items">The items of the page, in order.</param>
/// <param name="NextToken">The token of the parent's next page, for the List method; empty if there is none.</param>
public readonly record struct ParentPage<TParent, TItem>(TParent Parent, IReadOnlyList<TItem> Items, string NextToken);
