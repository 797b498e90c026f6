using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>One <c>LoadAsync</c> from asynchronous code. It loads on the loop and returns the value by a task.</summary>
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
            // For example a key that cannot be compared. Only its own load fails.
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
        // Code that awaits with ConfigureAwait(false) continues at once on this thread. Code that came from the loop is posted to it.
        // Either way, the loop knows all code that can still request keys before it is idle again. With the thread pool, it would not
        // know, and a batch would be split into single calls.
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
