using System.Collections;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Keys of a filter, each once and in order. Sets of the same keys are equal, so subscriptions to them are equal too. For records whose
/// members must have value equality, which a list does not have.
/// </summary>
public sealed class KeySet : IReadOnlyList<string>, IEquatable<KeySet>
{
    private readonly string[] _keys;
    private readonly int _hash;

    private KeySet(string[] keys)
    {
        _keys = keys;
        var hash = default(HashCode);
        foreach (var key in keys)
        {
            hash.Add(key);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>No keys.</summary>
    public static KeySet Empty { get; } = new([]);

    public int Count => _keys.Length;

    public string this[int index] => _keys[index];

    /// <summary>Makes a set of keys, in ordinal order.</summary>
    public static KeySet Of(IEnumerable<string> keys)
    {
        string[] distinct = [.. keys.Distinct().Order(StringComparer.Ordinal)];
        return distinct.Length == 0 ? Empty : new(distinct);
    }

    public bool Equals(KeySet? other) => other is not null && _hash == other._hash && _keys.AsSpan().SequenceEqual(other._keys);

    public override bool Equals(object? obj) => Equals(obj as KeySet);

    public override int GetHashCode() => _hash;

    public override string ToString() => string.Join(',', _keys);

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_keys).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
