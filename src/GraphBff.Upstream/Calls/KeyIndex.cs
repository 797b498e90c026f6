namespace GraphBff.Upstream.Calls;

/// <summary>Where each key of a batch stands, to put an answer's items in their places.</summary>
internal readonly struct KeyIndex<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _positions;

    public KeyIndex(IReadOnlyList<TKey> keys)
    {
        _positions = new Dictionary<TKey, int>(keys.Count);
        for (int i = 0; i < keys.Count; i++)
        {
            _positions[keys[i]] = i;
        }
    }

    /// <summary>The key's position; -1 for one that nobody asked for.</summary>
    public int PositionOf(TKey key) => _positions.TryGetValue(key, out int position) ? position : -1;
}
