using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Operations;

/// <summary>One operation to run, as a transport read it. The memory must stay valid until the last response is complete.</summary>
/// <remarks>A subscription keeps none of it: its memory is free again once <c>GraphEngine.Start</c> returns.</remarks>
public sealed class OperationRequest
{
    /// <summary>The document in UTF-8. If <see cref="QueryIsJson"/>, it is the raw text of a JSON string, with its escapes.</summary>
    public ReadOnlyMemory<byte> Query { get; init; }

    /// <summary>
    /// Whether <see cref="Query"/> and <see cref="OperationName"/> still contain JSON escapes. A cached operation is found without decoding
    /// them.
    /// </summary>
    public bool QueryIsJson { get; init; }

    /// <summary>The name of the operation to run, in the form of <see cref="Query"/>; empty for none.</summary>
    public ReadOnlyMemory<byte> OperationName { get; init; }

    /// <summary>The variables as the text of one JSON object (well-formed UTF-8 JSON), or empty for none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>Whether no mutation may run (GET).</summary>
    public bool SafeOnly { get; init; }

    public Caller Caller { get; init; } = Caller.Anonymous;

    /// <summary>Written as <c>extensions.requestId</c> of every error and forwarded to the services.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>When the response is due. Every upstream call gets the time that is left until then.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>What an error in a non-null field does to the data.</summary>
    public ErrorBehavior OnError { get; init; }

    /// <summary>Whether the transport can send the many responses of a subscription. Otherwise a subscription is refused.</summary>
    /// <value>Default true.</value>
    public bool AcceptsSubscription { get; init; } = true;

    /// <summary>
    /// Whether the transport can send deferred parts in later responses. Otherwise @defer and @stream are ignored, and so they are with
    /// <see cref="ErrorBehavior.Halt"/>: a response that was sent cannot become null.
    /// </summary>
    public bool AcceptsIncremental { get; init; }

    /// <summary>How long the run for one event of a subscription may take. A subscription itself has no deadline.</summary>
    /// <value>Default 10 s.</value>
    public TimeSpan EventBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The resume token of the last event that the client of a subscription has, if the transport knows it (the <c>Last-Event-ID</c> of
    /// server-sent events); empty for none.
    /// </summary>
    public string ResumeAfter { get; init; } = "";

    /// <summary>
    /// Records what the operation does; null, the default, for no trace. It belongs to this request only. Each event of a subscription has
    /// its own trace, with the same settings.
    /// </summary>
    public OperationTrace? Trace { get; init; }

    /// <summary>
    /// Whether the operator of the graph trusts the document. Metrics have the names of such operations, and a limited number of others.
    /// </summary>
    public bool IsTrusted { get; init; }

    /// <summary>The id of the trusted document, for the operation's span; null for none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Measures the operation; null if nobody listens.</summary>
    internal OperationTelemetry? Telemetry { get; set; }

    /// <summary>Where resolvers find services that their constructor does not take.</summary>
    public required IServiceProvider Services { get; init; }
}
