namespace GraphBff.Upstream.Paging;

/// <summary>The filter of a list that takes none.</summary>
public readonly record struct NoFilter;
