namespace GraphBff.Upstream.Streaming;

/// <summary>Positions in a ring that have a resume token but no event: the start of the stream, and its last checkpoints.</summary>
internal sealed class HubTokens
{
    // With a checkpoint every 30 seconds, this covers the tokens that a client may hold after some minutes without events.
    private const int Kept = 32;

    private (string Token, long Position)[] _places = [];
    private int _count;

    public void Add(string token, long position)
    {
        if (_count < Kept && _count == _places.Length)
        {
            Array.Resize(ref _places, Math.Max(2, _count * 2));
        }

        // If all slots are used, this overwrites the oldest.
        _places[_count % _places.Length] = (token, position);
        _count++;
    }

    public void Clear() => (_places, _count) = ([], 0);

    /// <summary>The position of a token; -1 if it is unknown.</summary>
    public long Find(string token)
    {
        for (var i = Math.Min(_count, _places.Length) - 1; i >= 0; i--)
        {
            if (_places[i].Token == token)
            {
                return _places[i].Position;
            }
        }

        return -1;
    }
}
