namespace GraphBff.Upstream.Paging;

/// <summary>The key of a page. Equal keys share one call.</summary>
public readonly record struct PageKey<TFilter>(TFilter Filter, PageRequest Page);
