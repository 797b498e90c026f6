using System.ComponentModel.DataAnnotations;

namespace GraphBff.Upstream.Streaming;

/// <summary>How the streams behind subscriptions are shared, bounded and kept alive.</summary>
public sealed class StreamOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Streams";

    /// <summary>How many events a stream keeps, for those who resume and those who lag.</summary>
    /// <value>
    /// 16 to 65,536; default 1,024. The ring grows with its events, so a quiet stream costs little.
    /// </value>
    [Range(16, 65_536)]
    public int RingCapacity { get; set; } = 1024;

    /// <summary>
    /// How much all streams together keep of their events. Beyond, a stream that keeps more than its share forgets its oldest
    /// events early, down to 16: who lags has less room, and who resumes catches up by a stream of its own sooner.
    /// </summary>
    /// <value>1 MiB to 64 GiB in bytes; default 64 MiB. As they came from the services: in memory they take a few times as much.</value>
    [Range(typeof(long), "1048576", "68719476736")]
    public long RingBytes { get; set; } = 64L << 20;

    /// <summary>How many events a subscriber may be behind. One that still reads its replay may be behind by the whole ring.</summary>
    /// <value>1 to 65,536, at most <see cref="RingCapacity"/>; default 256.</value>
    [Range(1, 65_536)]
    public int QueueCapacity { get; set; } = 256;

    /// <summary>What becomes of a subscriber that is further behind.</summary>
    /// <value>Default <see cref="StreamOverflow.End"/>.</value>
    public StreamOverflow Overflow { get; set; }

    /// <summary>
    /// How long those who keep up wait for those who lag by half a queue, in a burst that comes faster than all can be run: so
    /// long, the stream is not read further. A quarter of it for those who take nothing meanwhile. Half of the time at most,
    /// unless most of them lag.
    /// </summary>
    /// <value>0 (never hold back) to 1 minute; default 2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BurstPatience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many items of current state a stream keeps for those who join late.</summary>
    /// <value>0 to 100,000; default 1,000. A subscriber whose state is larger reads it from a stream of its own.</value>
    [Range(0, 100_000)]
    public int MaxStateItems { get; set; } = 1000;

    /// <summary>
    /// How many subscribers of one subscription may read a state beyond <see cref="MaxStateItems"/> at once, each from a stream of its
    /// own. After the state they share a stream, where the service gives resume tokens.
    /// </summary>
    /// <value>1 to 10,000; default 100. One more is refused with <c>TOO_MANY_STREAMS</c>, which is retryable.</value>
    [Range(1, 10_000)]
    public int MaxStateStreams { get; set; } = 100;

    /// <summary>How many streams may be open at once, over all services.</summary>
    /// <value>1 to 1,000,000; default 10,000. One more is refused with <c>TOO_MANY_STREAMS</c>.</value>
    [Range(1, 1_000_000)]
    public int MaxStreams { get; set; } = 10_000;

    /// <summary>How many streams one caller may have: those that it was the first to open, whoever shares them now.</summary>
    /// <value>1 to 1,000,000; default 1,000. All callers without credentials are one.</value>
    [Range(1, 1_000_000)]
    public int MaxStreamsPerCaller { get; set; } = 1000;

    /// <summary>
    /// How many streams of one subscription may catch up with it from resume tokens that its ring no longer has. A client beyond
    /// joins at once, and is told a gap.
    /// </summary>
    /// <value>0 to 1,000; default 16. Clients with the same token share one.</value>
    [Range(0, 1000)]
    public int MaxCatchUpStreams { get; set; } = 16;

    /// <summary>How long a new stream may fail to open, or be without an answer, before its subscribers are told.</summary>
    /// <value>100 ms to 5 minutes; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream that had been open may be down before its subscribers are told.</summary>
    /// <value>0 (at once) to 1 day; default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ReopenTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait at most before a broken stream is opened again; doubled by each failure, less a random part of up to half.</summary>
    /// <value>1 ms to 1 minute; default 100 ms. A service's own google.rpc.RetryInfo wins if it is longer, and ends
    /// the stream at once if it is longer than there is time for.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan ReopenDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What <see cref="ReopenDelay"/> grows to.</summary>
    /// <value>1 ms to 10 minutes; default 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan MaxReopenDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how long a silence a stream that can be resumed is checked, by opening a second one that takes its place if it
    /// answers: the pings of <see cref="Configuration.UpstreamOptions.KeepAliveInterval"/> reach no further than the next proxy.
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
