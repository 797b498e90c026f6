namespace GraphBff.Upstream.Paging;

/// <summary>
/// A position in a list. A service's token names the start of a page. So a cursor holds a token, how many items of that page come before
/// the position, and which items were around it. They find the position again after items were added or removed.
/// </summary>
/// <param name="Token">The token of the page; empty for the first.</param>
/// <param name="Skip">How many items of that page come before the position; 0 for its start.</param>
internal sealed record Cursor(string Token, int Skip)
{
    /// <summary>How many items before the position are remembered.</summary>
    public const int MaxBefore = 7;

    /// <summary>The fingerprints of the items before the position, the nearest first. Empty if <see cref="Skip"/> is 0.</summary>
    public IReadOnlyList<uint> Before { get; init; } = [];

    /// <summary>The fingerprint of the item after the position, if the page had one.</summary>
    public uint? After { get; init; }
}
