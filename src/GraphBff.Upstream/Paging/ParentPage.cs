namespace GraphBff.Upstream.Paging;

/// <summary>The first page of one parent, as a batch method answers it.</summary>
/// <param name="Parent">The parent, as it was asked for.</param>
/// <param name="Items">The items of the page, in order.</param>
/// <param name="NextToken">The token of the parent's next page, for the List method; empty where there is none.</param>
public readonly record struct ParentPage<TParent, TItem>(TParent Parent, IReadOnlyList<TItem> Items, string NextToken);
