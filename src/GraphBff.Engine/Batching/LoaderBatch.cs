namespace GraphBff.Engine.Batching;

/// <summary>The keys that one dispatch of one loader brings, and who waits for them. Touched on the request's loop only.</summary>
internal sealed class LoaderBatch
{
    private List<ILoaderWaiter>? _waiters;

    public bool IsCompleted { get; private set; }

    /// <summary>
    /// Whether its values are wanted whole, and not only as far as the operation selects of them. Settled at the dispatch.
    /// </summary>
    public bool IsWhole { get; set; }

    /// <summary>Calls the waiter back once when the batch is there.</summary>
    /// <returns>False if this waiter was the last to ask, so that a row of keys of one batch costs one call back.</returns>
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
