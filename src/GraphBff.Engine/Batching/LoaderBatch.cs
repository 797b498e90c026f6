using System.Diagnostics;

namespace GraphBff.Engine.Batching;

/// <summary>The keys of one dispatch of one loader, and the waiters for them. Only the request's loop uses it.</summary>
internal sealed class LoaderBatch
{
    private List<ILoaderWaiter>? _waiters;

    private List<LoaderBatch>? _before;
    private List<ActivityContext>? _spans;

    public bool IsCompleted { get; private set; }

    /// <summary>Links to the spans of the batches that its keys came from.</summary>
    public IEnumerable<ActivityLink>? Links
        => _before?.SelectMany(batch => batch._spans ?? []).Select(span => new ActivityLink(span)).ToArray();

    /// <summary>
    /// Whether its values must be complete, and not only have the members that the operation selects. Final at the dispatch.
    /// </summary>
    public bool IsWhole { get; set; }

    /// <summary>Notes that some of its keys came from an earlier batch. Only for recorded spans.</summary>
    public void Follow(LoaderBatch earlier)
    {
        _before ??= [];
        if (!_before.Contains(earlier))
        {
            _before.Add(earlier);
        }
    }

    /// <summary>Notes a span of it. Batches that need its results link to it.</summary>
    public void Add(ActivityContext span) => (_spans ??= []).Add(span);

    /// <summary>Calls the waiter back once, when the batch is complete.</summary>
    /// <returns>False if this waiter was also the last one to join. So consecutive keys of one batch cost one callback.</returns>
    public bool Join(ILoaderWaiter waiter)
    {
        _waiters ??= [];
        if (_waiters.Count > 0 && ReferenceEquals(_waiters[^1], waiter))
        {
            return false;
        }

        _waiters.Add(waiter);
        return true;
    }

    public void Complete()
    {
        IsCompleted = true;
        if (_waiters is { } waiters)
        {
            _waiters = null;
            foreach (var waiter in waiters)
            {
                waiter.OnBatchCompleted();
            }
        }
    }
}
