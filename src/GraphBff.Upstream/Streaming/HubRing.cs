using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// The last entries of a hub by position: events, snapshots of the current state (arrays of events) and gaps. Positions only grow. The ring
/// is the queue of all subscribers: each has a position in it.
/// </summary>
internal sealed class HubRing
{
    // Each ring keeps at least so many, even if all rings together hold too much: a subscriber of ordinary speed lags by a few.
    private const int FirstCapacity = 16;

    private readonly int _capacity;
    private readonly RingBudget _budget;
    private (object? Entry, int Bytes)[] _entries;
    private long _held;
    private bool _isClosed;

    public HubRing(int capacity, RingBudget budget)
    {
        _capacity = capacity;
        _budget = budget;
        _entries = new (object?, int)[Math.Min(FirstCapacity, capacity)];
        budget.Open();
    }

    /// <summary>The position of the oldest entry.</summary>
    public long Start { get; private set; }

    /// <summary>The position of the next entry.</summary>
    public long End { get; private set; }

    public object this[long position] => _entries[position % _entries.Length].Entry!;

    /// <summary>Adds an entry. If there is no room, drops the oldest.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bytes">Its size.</param>
    public void Add(object entry, int bytes = 0)
    {
        if (End - Start == _entries.Length)
        {
            if (_entries.Length < _capacity)
            {
                Grow();
            }
            else
            {
                Forget();
            }
        }

        _entries[End % _entries.Length] = (entry, bytes);
        End++;
        Hold(bytes);
        while (End - Start > FirstCapacity && _budget.IsExceededBy(_held))
        {
            Forget();
        }
    }

    /// <summary>How many more entries can be added before the one at a position is lost; negative if it is lost already.</summary>
    public long RoomOf(long position)
        => position - Start + (position < Start || _budget.IsExceededBy(_held) ? 0 : _capacity - (End - Start));

    /// <summary>Releases its share of the budget. Its entries can still be read.</summary>
    public void Close()
    {
        _budget.Close(_held);
        _isClosed = true;
    }

    /// <summary>The position after the latest entry with a token; -1 if there is none.</summary>
    /// <param name="resumeToken">The token.</param>
    /// <param name="sinceGap">Whether to search only after the last gap, since a service may have started its tokens over there.</param>
    public long Find(string resumeToken, bool sinceGap = false)
    {
        for (var position = End - 1; position >= Start; position--)
        {
            var entry = this[position];
            var found = entry switch
            {
                SubscriptionEvent single => single.ResumeToken,
                SubscriptionEvent[] snapshot => snapshot[^1].ResumeToken,
                _ => "",
            };
            if (found == resumeToken)
            {
                return position + 1;
            }

            if (sinceGap && entry is HubGap)
            {
                break;
            }
        }

        return -1;
    }

    private void Forget()
    {
        ref var oldest = ref _entries[Start % _entries.Length];
        Hold(-oldest.Bytes);
        oldest = default;
        Start++;
    }

    private void Hold(int bytes)
    {
        if (bytes != 0 && !_isClosed)
        {
            _held += bytes;
            _budget.Add(bytes);
        }
    }

    private void Grow()
    {
        var larger = new (object?, int)[Math.Min(_capacity, _entries.Length * 2)];
        for (var position = Start; position < End; position++)
        {
            larger[position % larger.Length] = _entries[position % _entries.Length];
        }

        _entries = larger;
    }
}
