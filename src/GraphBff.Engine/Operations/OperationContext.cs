using GraphBff.Engine.Running;
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
        Loaders = loaders;
        _members = members;
        _lifetime = lifetime;
    }

    public Caller Caller { get; }

    public string RequestId { get; }

    /// <summary>
    /// The last event that a subscription's client has, where its transport told; empty for none. Wins over an argument: it is newer.
    /// </summary>
    public string ResumeAfter { get; }

    /// <summary>When the answer must be there.</summary>
    public DateTimeOffset Deadline => _lifetime.Deadline;

    public IServiceProvider Services { get; }

    /// <summary>Where to note what is done for the operation; null where nobody wants to know.</summary>
    public OperationTrace? Trace { get; }

    public TimeProvider Time => _lifetime.Time;

    /// <summary>Cancelled when nobody waits for the answer any more: the caller left, or the deadline passed.</summary>
    public CancellationToken CancellationToken => _lifetime.Work;

    /// <summary>A per-request slot for the upstream side, so that what it derives from <see cref="Caller"/> is made once.</summary>
    public object? CallState { get; set; }

    /// <summary>Which members of a message class the operation reads, over all its objects: what a read mask is made of.</summary>
    public MemberSet MembersOf(Type source) => _members.GetValueOrDefault(source, MemberSet.All);

    /// <summary>The operation's loaders. A slot of theirs, since they are built on this.</summary>
    internal object Loaders { get; }
}
