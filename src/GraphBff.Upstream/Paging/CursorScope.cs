namespace GraphBff.Upstream.Paging;

/// <summary>The list that cursors belong to: one loader and one filter.</summary>
internal readonly record struct CursorScope(ulong Hash)
{
    public static CursorScope Of(string name, string filter) => new(Fingerprint.Of(filter, Fingerprint.Of(name) + 1));
}
