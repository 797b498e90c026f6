namespace GraphBff.Upstream.Paging;

/// <summary>The filter of a list that hangs on a parent.</summary>
public readonly record struct ChildFilter<TParent, TFilter>(TParent Parent, TFilter Filter);
