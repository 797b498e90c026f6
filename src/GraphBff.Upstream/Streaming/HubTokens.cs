namespace GraphBff.Upstream.Streaming;

/// <summary>Places in a ring that have a resume token but no event: where the stream began, and its last checkpoints.</summary>
internal sealed class HubTokens
{
    // At one checkpoint every 30 seconds, what a client may hold after some minutes without events.
    private const int Kept = 32;

    private (string Token, long Position)[] _places = [];
    private int _count;

    public void Add(string token, long position)
    {
        if (_count < Kept && _count == _places.Length)
        {
            Array.Resize(ref _places, Math.Max(2, _count * 2));
        }

        // Beyond what is kept, the oldest goes.
        _places[_count % _places.Length] = (token, position);
        _count++;
    }

    public void Clear() => (_places, _count) = ([], 0);

    /// <summary>The place of a token; -1 where it is not known.</summary>
    public long Find(string token)
    {
        for (int i = Math.Min(_count, _places.Length) - 1; i >= 0; i--)
        {
            if (_places[i].Token == token)
            {
                return _places[i].Position;
            }
        }

        return -1;
    }
}
