using System.ComponentModel.DataAnnotations;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>Bounds of responses that go on: server-sent events and multipart. Values outside their range stop the start.</summary>
public sealed class ResponseStreamOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Transport:Streams";

    /// <summary>
    /// How often a client hears from a subscription on which nothing happens: proxies and load balancers cut what is silent for half a
    /// minute or a minute, and a client that vanished without a word is noticed only by what is sent to it.
    /// </summary>
    /// <value>1 s to 10 min, or zero for never; default 12 s, as graphql-sse's own server has it.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How long a client may take to accept one response while the server's and the system's buffers are full. One that does not read is
    /// cut off then; until then its source waits for it. A subscription that ends because the server goes has 5 s.
    /// </summary>
    /// <value>1 s to 10 min; default 30 s. Kestrel's <c>MinResponseDataRate</c> may end such a client earlier.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many streams may be open; a further one is answered with 503 <c>TOO_MANY_STREAMS</c>.</summary>
    /// <value>
    /// 1 to 1,000,000; default 50,000, as of WebSockets. Requests that come at the same moment may go over it by a few. Trap: the operating
    /// system's limit of open files wins if it is less.
    /// </value>
    [Range(1, 1_000_000)]
    public int MaxStreams { get; set; } = 50_000;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => HeartbeatInterval == TimeSpan.Zero || HeartbeatInterval >= TimeSpan.FromSeconds(1)
            ? []
            : [new ValidationResult("Transport:Streams:HeartbeatInterval must be zero or at least a second.", [nameof(HeartbeatInterval)])];
}
