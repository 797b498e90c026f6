using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;

namespace GraphBff.Transport.Operations;

/// <summary>What a transport knows of an operation besides its parameters: who asks, and what the transport can send back.</summary>
internal readonly struct OperationOrigin
{
    /// <summary>What errors, logs and calls call the operation.</summary>
    public required string RequestId { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>Where resolvers find what they need beyond their constructor.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Whether no mutation may run (GET).</summary>
    public bool SafeOnly { get; init; }

    /// <summary>Whether a subscription may run; else it is refused.</summary>
    public bool AcceptsSubscription { get; init; }

    /// <summary>Whether deferred parts may follow in later responses; else all of it is in the first.</summary>
    public bool AcceptsIncremental { get; init; }

    /// <summary>The last event that the client of a subscription has; empty for none.</summary>
    public string ResumeAfter { get; init; }

    /// <summary>Where to note what the operation does; null for nowhere.</summary>
    public OperationTrace? Trace { get; init; }
}
