using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Batching;

/// <summary>One <c>LoadAsync</c> from plain asynchronous code: asks on the loop, answers by a task.</summary>
internal sealed class PendingLoad<TKey, TValue>(DataLoader<TKey, TValue> loader, TKey key) : ILoopItem, ILoaderWaiter
    where TKey : notnull
{
    private readonly TaskCompletionSource<TValue?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoaderEntry<TValue>? _entry;

    public Task<TValue?> Task => _completion.Task;

    public void Run()
    {
        _entry = loader.Load(key);
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
