namespace GraphBff.Upstream.Paging;

/// <summary>What a page is loaded by. Equal keys share one call.</summary>
public readonly record struct PageKey<TFilter>(TFilter Filter, PageRequest Page);
