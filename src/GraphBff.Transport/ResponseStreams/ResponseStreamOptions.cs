using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Configuration;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>Limits of response streams: server-sent events and multipart. A value outside its range stops the start.</summary>
public sealed class ResponseStreamOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Transport:Streams";

    /// <summary>
    /// How often an idle subscription sends a heartbeat. Proxies and load balancers close connections that are silent for 30 to 60 seconds.
    /// And the server notices that a client has vanished only when it sends something.
    /// </summary>
    /// <value>1 s to 10 min, or zero (never); default 12 s, as in graphql-sse's own server.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How long a client may take to accept one response while the buffers of the server and the system are full. Its source waits
    /// meanwhile. After this time the client is disconnected. When the server stops, a subscription has 5 s to end.
    /// </summary>
    /// <value>1 s to 10 min; default 30 s. Kestrel's <c>MinResponseDataRate</c> may end such a client earlier.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many response streams may be open. One more is refused with 503 <c>TOO_MANY_STREAMS</c>.</summary>
    /// <value>
    /// 1 to 1,000,000; default 50,000, as for WebSockets. Requests at the same moment may exceed it by a few. Trap: the operating system's
    /// limit of open files wins if it is less.
    /// </value>
    [Reloadable]
    [Range(1, 1_000_000)]
    public int MaxStreams { get; set; } = 50_000;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => HeartbeatInterval == TimeSpan.Zero || HeartbeatInterval >= TimeSpan.FromSeconds(1)
            ? []
            : [new ValidationResult("Transport:Streams:HeartbeatInterval must be zero or at least a second.", [nameof(HeartbeatInterval)])];
}
