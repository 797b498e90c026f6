using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>One <c>LoadAsync</c> from plain asynchronous code: asks on the loop, answers by a task.</summary>
internal sealed class PendingLoad<TKey, TValue>(DataLoader<TKey, TValue> loader, TKey key, bool whole) : IPendingLoad, ILoaderWaiter
    where TKey : notnull
{
    private readonly TaskCompletionSource<TValue?> _completion = new();
    private LoaderEntry<TValue>? _entry;

    public Task<TValue?> Task => _completion.Task;

    public LoaderEntry? Entry => _entry;

    public void Run()
    {
        try
        {
            _entry = loader.Load(key, whole);
        }
        catch (Exception exception)
        {
            // A key that cannot be compared, say: its own fault, and nobody else's.
            _completion.SetException(exception);
            return;
        }

        if (_entry.Batch.IsCompleted)
        {
            OnBatchCompleted();
        }
        else
        {
            _entry.Batch.Join(this);
        }
    }

    public void OnBatchCompleted()
    {
        // Who awaits with ConfigureAwait(false) goes on at once, on this thread, and who came from the loop is posted to it:
        // either way the loop knows of all that can still ask for keys before it is idle again. Over the thread pool it
        // would not, and loads that belong to one batch would come one by one.
        var loop = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Complete();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(loop);
        }
    }

    private void Complete()
    {
        if (_entry!.Error is { } error)
        {
            _completion.SetException(new GraphException(error));
        }
        else
        {
            _completion.SetResult(_entry.Value);
        }
    }
}
