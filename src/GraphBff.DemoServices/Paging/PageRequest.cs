using GraphBff.DemoServices.Errors;

namespace GraphBff.DemoServices.Paging;

/// <summary>The requested page of a list.</summary>
/// <param name="Scope">The name of the list with its filters. Page tokens of another scope are refused.</param>
/// <param name="Size">How many items the page has at most.</param>
/// <param name="After">The last item of the previous page; null for the first page.</param>
internal sealed record PageRequest(string Scope, int Size, PageKey? After)
{
    public const int DefaultSize = 50;
    public const int MaxSize = 200;

    /// <summary>How many rows to read: one more than the page holds, which shows whether there is a next page.</summary>
    public int Rows => Size + 1;

    /// <summary>Reads page_size and page_token as AIP-158 defines them.</summary>
    public static PageRequest Read(Violations violations, string scope, int pageSize, string pageToken)
    {
        var size = ReadSize(violations, pageSize, MaxSize);
        if (pageToken.Length == 0)
        {
            return new(scope, size, After: null);
        }

        var payload = OpaqueToken.Read(scope, pageToken);
        if (payload is null)
        {
            violations.Add("page_token", "This is not a token of this list with these filters.");
            return new(scope, size, After: null);
        }

        return new(scope, size, PageKey.Parse(payload));
    }

    public static int ReadSize(Violations violations, int pageSize, int max)
    {
        if (pageSize < 0)
        {
            violations.Add("page_size", "A page size is not negative.");
        }

        return pageSize == 0 ? DefaultSize : Math.Min(pageSize, max);
    }

    /// <summary>Makes the page from at most <see cref="Rows"/> rows.</summary>
    public Page<T> ToPage<T>(List<T> rows, Func<T, PageKey> key)
    {
        if (rows.Count <= Size)
        {
            return new(rows, NextPageToken: "");
        }

        rows.RemoveRange(Size, rows.Count - Size);
        return new(rows, OpaqueToken.Write(Scope, key(rows[^1]).ToString()));
    }
}
