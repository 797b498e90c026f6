namespace GraphBff.Transport.WebSockets;

/// <summary>
/// The operations of one socket, as a list through themselves: most sockets have one, and the most that there may be are found faster
/// than they can be read.
/// </summary>
internal sealed class SocketOperations
{
    private readonly object _lock = new();
    private SocketOperation? _first;
    private TaskCompletionSource? _empty;

    // Ids in use; operations that run, among them those whose client has left; of these the ones with an end of their own.
    private int _listed;
    private int _running;
    private int _bounded;
    private bool _isClosed;

    /// <summary>Whether no operation is listed any more.</summary>
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

    /// <summary>Lists an operation, which counts as one that ends until <see cref="OnSubscribed"/>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="max">How many there may be; as many again may still be about to end.</param>
    /// <param name="isTaken">Whether its id is in use.</param>
    /// <returns>Whether it is listed.</returns>
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

    /// <summary>Takes the operation of this id off the list, so that the id is free.</summary>
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

    /// <summary>Takes an operation off the list.</summary>
    /// <returns>False where it was not on it any more.</returns>
    public bool TryTake(SocketOperation operation)
    {
        lock (_lock)
        {
            return Unlist(operation);
        }
    }

    /// <summary>An operation turned out to be a subscription, which ends when its client or the server ends it.</summary>
    public void OnSubscribed()
    {
        lock (_lock)
        {
            _bounded--;
        }
    }

    /// <summary>An operation ended, after <see cref="TryTake"/>.</summary>
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

    /// <summary>Takes no further operation, if nothing runs but subscriptions.</summary>
    /// <returns>Whether that is so.</returns>
    public bool TryClose()
    {
        lock (_lock)
        {
            _isClosed |= _bounded == 0;
            return _bounded == 0;
        }
    }

    /// <summary>Cancels all, and takes no further operation.</summary>
    /// <returns>A task that ends with the last of them.</returns>
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
