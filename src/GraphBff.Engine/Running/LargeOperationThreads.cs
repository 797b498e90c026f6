namespace GraphBff.Engine.Running;

/// <summary>
/// The threads for operations with many items. Such an operation computes for tenths of a second without a pause. A few of them would
/// occupy every thread of the pool, and all other requests would wait for them, health checks too. With threads of their own, the
/// operating system shares the cores between them and the rest.
/// </summary>
/// <remarks>
/// A larger pool would help too, but every small request would cost more: 6 to 10 % more CPU with twice as many threads as cores.
/// </remarks>
/// <param name="count">How many operations compute at the same time. The others wait in the order in which they came.</param>
internal sealed class LargeOperationThreads(int count)
{
    /// <summary>The name of each thread, as debuggers and traces show it.</summary>
    public const string ThreadName = "GraphBff large operation";

    // Long enough for an operation's next call to return, so that the operation does not need a new thread.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    // An object and not a Lock, because threads wait on it.
    private readonly object _gate = new();
    private readonly Queue<IThreadPoolWorkItem> _work = new();
    private int _started;
    private int _idle;

    /// <summary>How many operations wait for a thread.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _work.Count;
            }
        }
    }

    /// <summary>Runs the work on one of the threads.</summary>
    public void Queue(IThreadPoolWorkItem work)
    {
        lock (_gate)
        {
            _work.Enqueue(work);
            if (_idle >= _work.Count || _started == count)
            {
                Monitor.Pulse(_gate);
                return;
            }

            _started++;
        }

        new Thread(Run) { IsBackground = true, Name = ThreadName }.UnsafeStart();
    }

    private void Run()
    {
        var outside = ExecutionContext.Capture();
        while (Take() is { } work)
        {
            work.Execute();
            ExecutionContext.Restore(outside!);
        }
    }

    /// <summary>Takes the next work, or ends the thread: then it returns null.</summary>
    private IThreadPoolWorkItem? Take()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_work.TryDequeue(out var work))
                {
                    return work;
                }

                _idle++;
                var isPulsed = Monitor.Wait(_gate, Idle);
                _idle--;
                if (!isPulsed && _work.Count == 0)
                {
                    _started--;
                    return null;
                }
            }
        }
    }
}
