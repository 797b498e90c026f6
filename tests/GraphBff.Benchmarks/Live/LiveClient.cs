using System.Buffers.Text;

namespace GraphBff.Benchmarks.Live;

/// <summary>
/// One subscriber. Events carry a number that goes up by one each time, so that it sees what is lost, told twice or out of order.
/// </summary>
internal abstract class LiveClient : IAsyncDisposable
{
    private int _last = int.MinValue;

    /// <summary>How many events came.</summary>
    public int Events { get; private set; }

    /// <summary>How many events are missing without a word.</summary>
    public int Lost { get; private set; }

    /// <summary>How many events came that had come already.</summary>
    public int Duplicates { get; private set; }

    /// <summary>How often the server said that events are missing.</summary>
    public int Gaps { get; private set; }

    /// <summary>How the server ended it; empty while it goes on.</summary>
    public string End { get; protected set; } = "";

    /// <summary>Connects and subscribes; ends once the server took the subscription, as far as the protocol tells.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="token">The caller's.</param>
    /// <param name="query">The subscription; null for a connection only.</param>
    public abstract Task ConnectAsync(Uri endpoint, string token, string? query);

    /// <summary>Reads until the server ends it.</summary>
    public abstract Task ReadAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Takes a message of the server's, as it came.</summary>
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
