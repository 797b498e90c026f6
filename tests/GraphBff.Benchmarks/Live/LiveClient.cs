using System.Buffers.Text;

namespace GraphBff.Benchmarks.Live;

/// <summary>
/// One subscriber. Events carry a number that increases by one each time. So the subscriber notices events that are lost, duplicated or
/// out of order.
/// </summary>
internal abstract class LiveClient : IAsyncDisposable
{
    private int _last = int.MinValue;

    /// <summary>How many events arrived.</summary>
    public int Events { get; private set; }

    /// <summary>How many events are missing although the server reported no gap.</summary>
    public int Lost { get; private set; }

    /// <summary>How many events arrived again.</summary>
    public int Duplicates { get; private set; }

    /// <summary>How often the server reported that events are missing.</summary>
    public int Gaps { get; private set; }

    /// <summary>How the subscription ended; empty while it runs.</summary>
    public string End { get; protected set; } = "";

    /// <summary>Connects and subscribes. Waits until the server accepts the subscription, if the protocol shows that.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="token">The caller's token.</param>
    /// <param name="query">The subscription; null to connect only.</param>
    public abstract Task ConnectAsync(Uri endpoint, string token, string? query);

    /// <summary>Reads until the subscription ends.</summary>
    public abstract Task ReadAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Counts a message of the server if it is an event.</summary>
    protected void Take(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"number\":"u8);
        if (at < 0)
        {
            return;
        }

        _ = Utf8Parser.TryParse(message[(at + 9)..], out int number, out _);
        Events++;
        if (message.IndexOf("\"gap\":true"u8) >= 0)
        {
            Gaps++;
        }
        else if (_last != int.MinValue && number <= _last)
        {
            Duplicates++;
        }
        else if (_last != int.MinValue)
        {
            Lost += number - _last - 1;
        }

        _last = Math.Max(_last, number);
    }
}
