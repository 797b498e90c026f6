using GraphBff.Engine.Batching;

namespace GraphBff.Engine.Execution;

/// <summary>What every field and loader of one running operation shares.</summary>
public sealed class OperationContext
{
    private readonly LoaderTable _loaders;

    internal OperationContext(OperationRequest request, LoaderTable loaders, TimeProvider time, CancellationToken cancellationToken)
    {
        Caller = request.Caller;
        RequestId = request.RequestId;
        Deadline = request.Deadline;
        Services = request.Services;
        Time = time;
        CancellationToken = cancellationToken;
        _loaders = loaders;
    }

    public Caller Caller { get; }

    public string RequestId { get; }

    /// <summary>When the answer must be there.</summary>
    public DateTimeOffset Deadline { get; }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    /// <summary>Cancelled when nobody waits for the answer any more.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>A per-request slot for the upstream side, so that what it derives from <see cref="Caller"/> is made once.</summary>
    public object? CallState { get; set; }

    /// <summary>The request's own instance of a loader, made on first use.</summary>
    public TLoader Loader<TLoader>()
        where TLoader : DataLoader => _loaders.Get<TLoader>(this);
}
