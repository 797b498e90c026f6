using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// The last entries of a hub by position, which only grows: events, snapshots of the current state (arrays of events) and gaps.
/// It is every subscriber's queue: a subscriber is a position in it.
/// </summary>
internal sealed class HubRing(int capacity)
{
    private const int FirstCapacity = 16;

    private object[] _entries = new object[Math.Min(FirstCapacity, capacity)];

    /// <summary>The position of the oldest entry.</summary>
    public long Start { get; private set; }

    /// <summary>The position of the next entry.</summary>
    public long End { get; private set; }

    public object this[long position] => _entries[position % _entries.Length];

    public void Add(object entry)
    {
        if (End - Start == _entries.Length)
        {
            if (_entries.Length < capacity)
            {
                Grow();
            }
            else
            {
                Start++;
            }
        }

        _entries[End % _entries.Length] = entry;
        End++;
    }

    /// <summary>How many more entries are added before the one at a position is lost; negative where it is.</summary>
    public long RoomOf(long position) => position - Start + (capacity - (End - Start));

    /// <summary>The position behind the latest entry with a token; -1 where there is none.</summary>
    /// <param name="resumeToken">The token.</param>
    /// <param name="sinceGap">Whether to look no further back than the last gap, at which a service may have begun its tokens anew.</param>
    public long Find(string resumeToken, bool sinceGap = false)
    {
        for (long position = End - 1; position >= Start; position--)
        {
            object entry = this[position];
            string found = entry switch
            {
                StreamEvent single => single.ResumeToken,
                StreamEvent[] snapshot => snapshot[^1].ResumeToken,
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

    private void Grow()
    {
        object[] larger = new object[Math.Min(capacity, _entries.Length * 2)];
        for (long position = Start; position < End; position++)
        {
            larger[position % larger.Length] = this[position];
        }

        _entries = larger;
    }
}
