namespace GraphBff.Upstream.Paging;

/// <summary>
/// A place in a list. A service's token names the start of a page, so a place is a token, how many items of that page lie before
/// it, and which items stood around it: they find it again when others came or went.
/// </summary>
/// <param name="Token">The token of the page; empty for the first.</param>
/// <param name="Skip">How many items of that page lie before the place; 0 for its start.</param>
internal sealed record Cursor(string Token, int Skip)
{
    /// <summary>How many items before the place are remembered.</summary>
    public const int MaxBehind = 7;

    /// <summary>The items before the place by their key's fingerprint, the last one first. Empty if <see cref="Skip"/> is 0.</summary>
    public IReadOnlyList<uint> Behind { get; init; } = [];

    /// <summary>The item after the place, where the page had one.</summary>
    public uint? Ahead { get; init; }
}
