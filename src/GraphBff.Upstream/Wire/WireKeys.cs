using System.Diagnostics.CodeAnalysis;

namespace GraphBff.Upstream.Wire;

/// <summary>
/// Numbers as keys of a map. .NET's own hash of a number is its two halves put together, so that somebody who chooses the keys can put all
/// in one bucket. <see cref="HashCode"/> is seeded anew for each process.
/// </summary>
internal sealed class WireKeys : IEqualityComparer<long>
{
    public static readonly WireKeys Comparer = new();

    public bool Equals(long x, long y) => x == y;

    public int GetHashCode([DisallowNull] long obj) => HashCode.Combine((int)obj, (int)(obj >> 32));
}
