namespace GraphBff.Upstream.Paging;

/// <summary>The filter of a parent's list.</summary>
public readonly record struct ChildFilter<TParent, TFilter>(TParent Parent, TFilter Filter);
