namespace GraphBff.Transport.WebSockets;

/// <summary>
/// The operations of one socket, as a linked list. Most sockets have one operation. Even the maximum is searched faster than messages
/// arrive.
/// </summary>
internal sealed class SocketOperations
{
    private readonly object _lock = new();
    private SocketOperation? _first;
    private TaskCompletionSource? _empty;

    // The ids in use, the operations that run (with those that the client has ended), and of these the ones that are not subscriptions.
    private int _listed;
    private int _running;
    private int _bounded;
    private bool _isClosed;

    /// <summary>Whether no more operations are accepted.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>Adds an operation. It counts as a query or mutation until <see cref="OnSubscribed"/>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="max">The maximum number of ids in use. As many operations again may be ending.</param>
    /// <param name="isTaken">Whether its id is in use.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(SocketOperation operation, int max, out bool isTaken)
    {
        lock (_lock)
        {
            isTaken = Find(operation.Id) is not null;
            if (isTaken || _isClosed || _listed >= max || _running >= 2 * max)
            {
                return false;
            }

            operation.Next = _first;
            if (_first is not null)
            {
                _first.Previous = operation;
            }

            _first = operation;
            operation.IsListed = true;
            _listed++;
            _running++;
            _bounded++;
            return true;
        }
    }

    /// <summary>Removes the operation of this id, so that the id is free.</summary>
    public SocketOperation? Take(OperationId id)
    {
        lock (_lock)
        {
            var operation = Find(id);
            if (operation is not null)
            {
                Unlist(operation);
            }

            return operation;
        }
    }

    /// <summary>Removes an operation.</summary>
    /// <returns>False if it had already been removed.</returns>
    public bool TryTake(SocketOperation operation)
    {
        lock (_lock)
        {
            return Unlist(operation);
        }
    }

    /// <summary>Called when an operation turned out to be a subscription, which runs until its client or the server ends it.</summary>
    public void OnSubscribed()
    {
        lock (_lock)
        {
            _bounded--;
        }
    }

    /// <summary>Called when an operation has ended, after <see cref="TryTake"/>.</summary>
    public void OnEnded(bool isSubscription)
    {
        lock (_lock)
        {
            _bounded -= isSubscription ? 0 : 1;
            if (--_running == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    /// <summary>Stops accepting operations, if only subscriptions run.</summary>
    /// <returns>Whether only subscriptions run.</returns>
    public bool TryClose()
    {
        lock (_lock)
        {
            _isClosed |= _bounded == 0;
            return _bounded == 0;
        }
    }

    /// <summary>Cancels all operations, and accepts no more.</summary>
    /// <returns>A task that completes when the last of them has ended.</returns>
    public Task CancelAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            while (_first is { } operation)
            {
                Unlist(operation);
                operation.Cancel();
            }

            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    private SocketOperation? Find(OperationId id)
    {
        var operation = _first;
        while (operation is not null && !operation.Id.Is(id))
        {
            operation = operation.Next;
        }

        return operation;
    }

    private bool Unlist(SocketOperation operation)
    {
        if (!operation.IsListed)
        {
            return false;
        }

        operation.IsListed = false;
        _listed--;
        if (operation.Previous is { } previous)
        {
            previous.Next = operation.Next;
        }
        else
        {
            _first = operation.Next;
        }

        if (operation.Next is { } next)
        {
            next.Previous = operation.Previous;
        }

        operation.Previous = operation.Next = null;
        return true;
    }
}
