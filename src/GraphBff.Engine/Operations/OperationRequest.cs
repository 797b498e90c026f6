using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Operations;

/// <summary>One operation to run, as a transport read it. The memory stays valid until the last response is there.</summary>
/// <remarks>A subscription keeps none of it: there the memory is free again once <c>GraphEngine.Start</c> returned.</remarks>
public sealed class OperationRequest
{
    /// <summary>The document in UTF-8; the raw text of a JSON string, escapes and all, where <see cref="QueryIsJson"/>.</summary>
    public ReadOnlyMemory<byte> Query { get; init; }

    /// <summary>
    /// Whether <see cref="Query"/> and <see cref="OperationName"/> still hold JSON escapes. A known operation is found without undoing
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

    /// <summary>When the answer must be there; every upstream call carries what is left until then.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Whether the transport can send the many responses of a subscription; else one is refused.</summary>
    /// <value>Default true.</value>
    public bool AcceptsSubscription { get; init; } = true;

    /// <summary>Whether the transport can send what was deferred in later responses; else @defer and @stream are ignored.</summary>
    public bool AcceptsIncremental { get; init; }

    /// <summary>How long the response to one event of a subscription may take to make; a subscription itself has no deadline.</summary>
    /// <value>Default 10 s.</value>
    public TimeSpan EventBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The resume token of the last event that the client of a subscription has, where the transport knows it (the
    /// <c>Last-Event-ID</c> of server-sent events); empty for none.
    /// </summary>
    public string ResumeAfter { get; init; } = "";

    /// <summary>
    /// Where to note what the operation does; null, the default, for nowhere. It belongs to this request alone; a subscription's events
    /// have one each, with the same settings.
    /// </summary>
    public OperationTrace? Trace { get; init; }

    /// <summary>Where resolvers find what they need beyond their constructor.</summary>
    public required IServiceProvider Services { get; init; }
}
