namespace GraphBff.Upstream.Paging;

/// <summary>Short hashes for cursors, the same in every process and version.</summary>
internal static class Fingerprint
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a, 64 bits, over UTF-16.</summary>
    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Offset)
    {
        var hash = seed;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    /// <summary>FNV-1a, 64 bits, over bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var hash = seed;
        foreach (var unit in bytes)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    /// <summary>Mixes all 64 bits into 32 (the finalizer of SplitMix64).</summary>
    public static uint Fold(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return (uint)((hash ^ (hash >> 31)) >> 32);
    }

    /// <summary>An item's key in 32 bits. Two items of a page of 100 collide once in a million pages.</summary>
    public static uint OfKey(string key) => Fold(Of(key));
}
