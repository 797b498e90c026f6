namespace GraphBff.Engine.Batching;

/// <summary>The keys of one dispatch of one loader, and the waiters for them. Only the request's loop uses it.</summary>
internal sealed class LoaderBatch
{
    private List<ILoaderWaiter>? _waiters;

    public bool IsCompleted { get; private set; }

    /// <summary>
    /// Whether its values must be complete, and not only have the members that the operation selects. Final at the dispatch.
    /// </summary>
    public bool IsWhole { get; set; }

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
