using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Execution;

/// <summary>Creates the requests for a subscription's events. Each has the same caller and its own time budget.</summary>
internal sealed class EventRequests(OperationRequest request, TimeProvider time)
{
    private readonly Caller _caller = request.Caller;
    private readonly IServiceProvider _services = request.Services;
    private readonly TimeSpan _budget = request.EventBudget;
    private readonly string _resumeAfter = request.ResumeAfter;
    private readonly ErrorBehavior _onError = request.OnError;
    private readonly OperationTrace? _trace = request.Trace;

    public string RequestId { get; } = request.RequestId;

    /// <summary>Whether each event is traced.</summary>
    public bool AreTraced => _trace is not null;

    /// <summary>Whether an error in a non-null field does to the data what it does by default.</summary>
    public bool PropagateErrors => _onError == ErrorBehavior.Propagate;

    public OperationRequest Next() => new()
    {
        Caller = _caller,
        RequestId = RequestId,
        Services = _services,
        Deadline = time.GetUtcNow() + _budget,
        ResumeAfter = _resumeAfter,
        OnError = _onError,
        Trace = _trace?.Next(),
    };
}
