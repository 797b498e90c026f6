namespace GraphBff.Engine.Planning;

/// <summary>Compares cached operations by key. The hash has a random seed per process, so a client cannot make keys collide.</summary>
internal sealed class OperationKeyComparer : IEqualityComparer<CachedOperation>, IAlternateEqualityComparer<OperationKey, CachedOperation>
{
    public bool Equals(CachedOperation? x, CachedOperation? y)
        => ReferenceEquals(x, y) || (x is not null && y is not null && Equals(x.Key, y));

    public int GetHashCode(CachedOperation obj) => GetHashCode(obj.Key);

    public bool Equals(OperationKey alternate, CachedOperation other)
    {
        var key = other.Key;
        return alternate.IsJson == key.IsJson
            && alternate.Query.SequenceEqual(key.Query)
            && alternate.OperationName.SequenceEqual(key.OperationName);
    }

    public int GetHashCode(OperationKey alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate.Query);
        hash.AddBytes(alternate.OperationName);
        return hash.ToHashCode();
    }

    CachedOperation IAlternateEqualityComparer<OperationKey, CachedOperation>.Create(OperationKey alternate)
        => throw new NotSupportedException("An operation is planned before it is cached.");
}
