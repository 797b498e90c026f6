namespace GraphBff.Upstream.Calls;

/// <summary>The position of each key in a batch, for the items of a response.</summary>
internal readonly struct KeyIndex<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _positions;

    public KeyIndex(IReadOnlyList<TKey> keys)
    {
        _positions = new Dictionary<TKey, int>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            _positions[keys[i]] = i;
        }
    }

    /// <summary>The key's position; -1 for a key that the batch does not hold.</summary>
    public int PositionOf(TKey key) => _positions.TryGetValue(key, out var position) ? position : -1;
}
