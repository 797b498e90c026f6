using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Operations;

/// <summary>What every field and loader of one running operation shares.</summary>
public sealed class OperationContext
{
    private readonly Dictionary<Type, MemberSet> _members;
    private readonly OperationLifetime _lifetime;

    internal OperationContext(
        OperationRequest request, Dictionary<Type, MemberSet> members, object loaders, OperationLifetime lifetime)
    {
        Caller = request.Caller;
        RequestId = request.RequestId;
        Services = request.Services;
        ResumeAfter = request.ResumeAfter;
        Trace = request.Trace;
        Telemetry = request.Telemetry;
        Loaders = loaders;
        _members = members;
        _lifetime = lifetime;
    }

    public Caller Caller { get; }

    public string RequestId { get; }

    /// <summary>
    /// The resume token of the last event that a subscription's client has, if its transport knows it; empty for none. It takes precedence
    /// over an argument, since it is newer.
    /// </summary>
    public string ResumeAfter { get; }

    /// <summary>When the response is due.</summary>
    public DateTimeOffset Deadline => _lifetime.Deadline;

    public IServiceProvider Services { get; }

    /// <summary>Records what is done for the operation; null if it is not traced.</summary>
    public OperationTrace? Trace { get; }

    public TimeProvider Time => _lifetime.Time;

    /// <summary>Cancelled when the caller leaves or the deadline passes.</summary>
    public CancellationToken CancellationToken => _lifetime.Work;

    /// <summary>A per-request slot for GraphBff.Upstream, so that values derived from <see cref="Caller"/> are made once.</summary>
    public IOperationCalls? CallState { get; set; }

    /// <summary>Measures the operation; null if nobody listens.</summary>
    internal OperationTelemetry? Telemetry { get; }

    /// <summary>Which members of a message class the operation reads, over all its objects. Read masks are built from it.</summary>
    public MemberSet MembersOf(Type source) => _members.GetValueOrDefault(source, MemberSet.All);

    /// <summary>The operation's loaders. Typed as object, since the loaders depend on this class.</summary>
    internal object Loaders { get; }
}
