namespace GraphBff.MockServices.Randomness;

/// <summary>A hash that is the same in every process, unlike that of a string.</summary>
internal static class StableHash
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over the parts, with the last step of MurmurHash3, so that similar texts have bits that differ everywhere.</summary>
    public static ulong Of(params ReadOnlySpan<string> parts)
    {
        var hash = OffsetBasis;
        foreach (var part in parts)
        {
            foreach (var character in part)
            {
                hash = (hash ^ character) * Prime;
            }

            hash = (hash ^ 0xFFFF) * Prime;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }

    /// <summary>A number from 0 to 1, without 1.</summary>
    public static double Share(params ReadOnlySpan<string> parts) => (Of(parts) >> 11) * (1.0 / (1UL << 53));
}
