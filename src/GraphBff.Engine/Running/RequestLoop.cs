using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Running;

/// <summary>
/// The one logical thread of a request. Only the work items of this loop use the request's state, so it needs no locks. Resolvers continue
/// on the loop after an await. That is how the loop knows what can still make progress.
/// </summary>
/// <remarks>
/// The loaders start their batches when the loop is idle. While a work item is left, a step can still add keys. When none is left, every
/// step waits for a loader or for I/O, and the loaders with keys start their batches. A key that arrives later wakes the loop, and the loop
/// becomes idle again. So no key waits for ever.
/// </remarks>
/// <param name="errors">Maps exceptions to errors.</param>
/// <param name="run">The run that the loop belongs to; null for none.</param>
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
    private volatile LargeOperationThreads? _threads;
    private bool _isMoving;

    public ErrorMapping Errors { get; } = errors;

    private bool IsCurrent => Volatile.Read(ref _thread) == Environment.CurrentManagedThreadId;

    /// <summary>Runs the item at once on the loop. From another thread, queues it.</summary>
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
    /// If no thread runs the loop, runs the item on this thread, and everything that follows until the loop is idle. For threads that have
    /// nothing else to do, such as after a completed call. It saves one change of threads per call.
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

        if (_threads is null)
        {
            Drain();
        }
        else
        {
            Schedule();
        }
    }

    /// <summary>Moves the loop to other threads, unless it is there already. Call it on the loop only.</summary>
    /// <returns>Whether the current item is the last one on this thread, and should post what it can.</returns>
    public bool MovesTo(LargeOperationThreads threads)
    {
        if (_threads is null)
        {
            _threads = threads;
            _isMoving = true;
        }

        return _isMoving;
    }

    /// <summary>Calls the action when the current thread has left the loop, so the continuation runs outside of it.</summary>
    public void WhenLeft(Action action) => Volatile.Write(ref _whenLeft, action);

    /// <summary>Starts the loader's batch when the loop is idle. Call it on the loop only.</summary>
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
        // A pool thread starts without the request's ambient state, such as the current trace span. The pool resets it afterwards.
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
            Schedule();
        }
    }

    private void Schedule()
    {
        if (_threads is null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
        else
        {
            _threads.Queue(this);
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
                if (_isMoving)
                {
                    _isMoving = false;
                    Volatile.Write(ref _thread, 0);
                    Schedule();
                    return;
                }

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
    /// Ends the run that the loop belongs to. An item that throws ends its request, not the loop. The other queued items must still run:
    /// the end of the run can be one of them. Call it on the loop only.
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
            // If even this fails, the deadline ends the request. An exception here would end the process.
        }
    }

    /// <summary>Takes the next item. Without one, starts waiting loaders and gives null, or leaves the loop and returns false.</summary>
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
        // A batch that completes at once can add keys to any loader. Those wait in the other list until the loop is idle again.
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
