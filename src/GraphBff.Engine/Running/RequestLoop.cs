using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Running;

/// <summary>
/// The single thread of thought of one request: all its state is touched by work items of this loop and by nothing else,
/// so that it needs no locks. Awaits in resolvers come back here, which is how the loop knows what still can make progress.
/// </summary>
/// <remarks>
/// The dispatch rule of the loaders is the loop's idle state: while a work item is left, some step can still add keys.
/// When none is left, every step waits for a loader or for the outside, and the loaders with keys start their batches. A key
/// that arrives later wakes the loop, which then is idle again: nothing can wait for ever.
/// </remarks>
/// <param name="errors">What becomes of exceptions.</param>
/// <param name="run">The run whose loop it is; null for none.</param>
internal sealed class RequestLoop(ErrorMapping errors, IRun? run = null) : SynchronizationContext, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<ILoopItem> _items = new();
    private readonly ExecutionContext? _executionContext = ExecutionContext.Capture();
    private List<IIdleWork> _waiting = [];
    private List<IIdleWork> _dispatching = [];
    private bool _draining;
    private int _thread;
    private Action? _whenLeft;

    public ErrorMapping Errors { get; } = errors;

    private bool IsCurrent => Volatile.Read(ref _thread) == Environment.CurrentManagedThreadId;

    /// <summary>Runs the item now when on the loop, else as soon as the loop comes to it.</summary>
    public void Run(ILoopItem item)
    {
        if (IsCurrent)
        {
            item.Run();
        }
        else
        {
            Enqueue(item);
        }
    }

    /// <summary>
    /// Runs the item now, and all that follows from it until the loop is idle, on this thread where none has the loop: for what has
    /// nothing else to do, such as a call that came back. It saves a change of threads a call.
    /// </summary>
    public void Drive(ILoopItem item)
    {
        if (IsCurrent)
        {
            item.Run();
            return;
        }

        lock (_gate)
        {
            _items.Enqueue(item);
            if (_draining)
            {
                return;
            }

            _draining = true;
        }

        Drain();
    }

    /// <summary>Calls back once the thread that runs the loop now has left it, so that what follows runs outside of it.</summary>
    public void WhenLeft(Action action) => Volatile.Write(ref _whenLeft, action);

    /// <summary>Has the loader's batch start when the loop is idle. On the loop only.</summary>
    public void Await(IIdleWork loader)
    {
        if (_waiting.Count == 0 || !_waiting.Contains(loader))
        {
            _waiting.Add(loader);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => Enqueue(new Continuation(d, state));

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        // The pool starts without the request's ambient state (the current trace span, say); it resets what is restored here.
        if (_executionContext is { } context)
        {
            ExecutionContext.Restore(context);
        }

        Drain();
    }

    private void Enqueue(ILoopItem item)
    {
        bool start;
        lock (_gate)
        {
            _items.Enqueue(item);
            start = !_draining;
            _draining = true;
        }

        if (start)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    private void Drain()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
        try
        {
            var isLeft = false;
            while (!isLeft)
            {
                try
                {
                    isLeft = !TryNext(out var item);
                    item?.Run();
                }
                catch (Exception exception)
                {
                    Break(exception);
                }
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }

        Interlocked.Exchange(ref _whenLeft, null)?.Invoke();
    }

    /// <summary>
    /// Ends the run whose loop it is. An item that throws ends its request, not the loop: what else is queued still has to run, the
    /// run's own end among it. On the loop only.
    /// </summary>
    public void Break(Exception exception)
    {
        try
        {
            if (run is not null)
            {
                run.Break(exception);
            }
            else
            {
                _ = Errors.Map(exception);
            }
        }
        catch (Exception)
        {
            // Where not even that is possible, the request's deadline ends it; an exception here would end the process.
        }
    }

    /// <summary>The next item; null after loaders were started instead; false when there is nothing left and the loop lets go.</summary>
    private bool TryNext(out ILoopItem? item)
    {
        lock (_gate)
        {
            if (_items.TryDequeue(out item))
            {
                return true;
            }

            if (_waiting.Count == 0)
            {
                Volatile.Write(ref _thread, 0);
                _draining = false;
                return false;
            }
        }

        DispatchLoaders();
        return true;
    }

    private void DispatchLoaders()
    {
        // A batch that completes at once may add keys to any loader: those wait in the other list for the next idle moment.
        (_waiting, _dispatching) = (_dispatching, _waiting);
        try
        {
            foreach (var loader in _dispatching)
            {
                loader.Start();
            }
        }
        finally
        {
            _dispatching.Clear();
        }
    }

    private sealed class Continuation(SendOrPostCallback callback, object? state) : ILoopItem
    {
        public void Run() => callback(state);
    }
}
