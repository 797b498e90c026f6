using GraphBff.Engine.Inputs;

namespace GraphBff.Upstream.Paging;

/// <summary>The arguments of a connection field.</summary>
/// <param name="First">How many items, 0 to 100.</param>
/// <param name="After">The position after which to begin; null for the beginning.</param>
internal readonly record struct PageArguments(int First, Cursor? After)
{
    private const int DefaultFirst = 10;
    private const int MaxFirst = 100;

    /// <exception cref="GraphBff.Engine.Errors.GraphException">BAD_USER_INPUT, or BAD_CURSOR.</exception>
    public static PageArguments Of<TItem>(Arguments arguments, IPageSource<TItem> source)
    {
        var count = arguments.Find<int?>("first") ?? DefaultFirst;
        if (count is < 0 or > MaxFirst)
        {
            throw CursorErrors.BadFirst(MaxFirst);
        }

        // Clients that cached an empty connection send "" as its end.
        return arguments.Find<string>("after") is { Length: > 0 } after
            ? new(count, CursorCodec.TryDecode(after, source.Scope) ?? throw CursorErrors.BadCursor())
            : new(count, null);
    }
}
