using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;

namespace GraphBff.Transport.Operations;

/// <summary>What a transport knows about an operation besides its parameters.</summary>
internal readonly struct OperationOrigin
{
    /// <summary>The operation's id in errors, logs and upstream calls.</summary>
    public required string RequestId { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>The services that resolvers may use in addition to those of their constructor.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Whether mutations are refused (GET).</summary>
    public bool SafeOnly { get; init; }

    /// <summary>Whether a subscription may run. If not, it is refused.</summary>
    public bool AcceptsSubscription { get; init; }

    /// <summary>Whether deferred parts may come in later responses. If not, the first response holds everything.</summary>
    public bool AcceptsIncremental { get; init; }

    /// <summary>The id of the last event that a subscription's client has received; empty for none.</summary>
    public string ResumeAfter { get; init; }

    /// <summary>The trace to record the operation in; null for none.</summary>
    public OperationTrace? Trace { get; init; }
}
