using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Configuration;

namespace GraphBff.Upstream.Streaming;

/// <summary>How subscriptions share upstream streams, and how those are bounded and kept alive.</summary>
public sealed class StreamOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Streams";

    /// <summary>How many events a stream keeps for subscribers that resume or lag.</summary>
    /// <value>
    /// 16 to 65,536; default 1,024. The ring grows with its events, so a quiet stream costs little.
    /// </value>
    [Range(16, 65_536)]
    public int RingCapacity { get; set; } = 1024;

    /// <summary>
    /// How many bytes of events all streams together keep. Beyond this, a stream that keeps more than its share drops its oldest events
    /// early, down to 16. Then subscribers that lag have less room, and those that resume need a catch-up stream sooner.
    /// </summary>
    /// <value>1 MiB to 64 GiB in bytes; default 64 MiB. This is the size on the wire; in memory events take a few times as much.</value>
    [Range(typeof(long), "1048576", "68719476736")]
    public long RingBytes { get; set; } = 64L << 20;

    /// <summary>How many events a subscriber may lag. One that still reads its replay may lag by the whole ring.</summary>
    /// <value>1 to 65,536, at most <see cref="RingCapacity"/>; default 256.</value>
    [Range(1, 65_536)]
    public int QueueCapacity { get; set; } = 256;

    /// <summary>What happens to a subscriber that lags more.</summary>
    /// <value>Default <see cref="StreamOverflow.End"/>.</value>
    public StreamOverflow Overflow { get; set; }

    /// <summary>
    /// How long a stream is not read further in a burst, so that subscribers which lag by half a queue can catch up. The others wait
    /// meanwhile. A subscriber that takes nothing gets a quarter of this time. The stream is held back for at most half of the time, unless
    /// most subscribers lag.
    /// </summary>
    /// <value>0 (never hold back) to 1 minute; default 2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BurstPatience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many items of current state a stream keeps for subscribers that join late.</summary>
    /// <value>0 to 100,000; default 1,000. A subscriber reads a larger state from a private stream.</value>
    [Range(0, 100_000)]
    public int MaxStateItems { get; set; } = 1000;

    /// <summary>
    /// How many equal subscriptions may read a state larger than <see cref="MaxStateItems"/> at once, each from a private stream. After the
    /// state they share a stream, if the service gives resume tokens.
    /// </summary>
    /// <value>1 to 10,000; default 100. One more is refused with <c>TOO_MANY_STREAMS</c>, which is retryable.</value>
    [Range(1, 10_000)]
    public int MaxStateStreams { get; set; } = 100;

    /// <summary>How many streams may be open at once, for all services together.</summary>
    /// <value>1 to 1,000,000; default 10,000. One more is refused with <c>TOO_MANY_STREAMS</c>.</value>
    [Reloadable]
    [Range(1, 1_000_000)]
    public int MaxStreams { get; set; } = 10_000;

    /// <summary>How many streams one caller may have: those that it opened, whichever callers share them now.</summary>
    /// <value>1 to 1,000,000; default 1,000. All callers without credentials count as one.</value>
    [Reloadable]
    [Range(1, 1_000_000)]
    public int MaxStreamsPerCaller { get; set; } = 1000;

    /// <summary>
    /// How many catch-up streams equal subscriptions may have, for resume tokens that the ring no longer holds. One more client joins at
    /// once and gets a gap.
    /// </summary>
    /// <value>0 to 1,000; default 16. Clients with the same token share one.</value>
    [Range(0, 1000)]
    public int MaxCatchUpStreams { get; set; } = 16;

    /// <summary>How long a new stream may fail to open, or be without an answer, before its subscribers get an error.</summary>
    /// <value>100 ms to 5 minutes; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream that had been open may be down before its subscribers get an error.</summary>
    /// <value>0 (at once) to 1 day; default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ReopenTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest wait before a broken stream reopens. Each failure doubles it, and a random part of up to half is subtracted.
    /// </summary>
    /// <value>
    /// 1 ms to 1 minute; default 100 ms. A longer google.rpc.RetryInfo of the service wins. If it is longer than the time that is left, the
    /// stream ends at once.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan ReopenDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The maximum that <see cref="ReopenDelay"/> grows to.</summary>
    /// <value>1 ms to 10 minutes; default 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan MaxReopenDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how long a silence a resumable stream is checked. A second stream is opened, and replaces the first if it answers. The pings
    /// of <see cref="Configuration.UpstreamOptions.KeepAliveInterval"/> reach no further than the next proxy.
    /// </summary>
    /// <value>0 (never) to 1 day; default 2 minutes. Services that send checkpoints more often are never checked.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(2);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (QueueCapacity > RingCapacity)
        {
            yield return new ValidationResult(
                $"{nameof(QueueCapacity)} must be at most {nameof(RingCapacity)}, {RingCapacity}.", [nameof(QueueCapacity)]);
        }

        if (MaxReopenDelay < ReopenDelay)
        {
            yield return new ValidationResult(
                $"{nameof(MaxReopenDelay)} must be at least {nameof(ReopenDelay)}, {ReopenDelay}.", [nameof(MaxReopenDelay)]);
        }
    }
}
