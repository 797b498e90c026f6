namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Lets callers in one at a time, in the order of their calls. It is small while nobody waits, since each socket has one.
/// </summary>
internal sealed class SendTurn
{
    private readonly object _lock = new();
    private Queue<TaskCompletionSource>? _waiting;
    private bool _isTaken;

    /// <summary>Waits for the turn.</summary>
    public Task EnterAsync()
    {
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_waiting ??= new()).Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>Passes the turn to the next caller.</summary>
    public void Exit()
    {
        lock (_lock)
        {
            if (_waiting is null)
            {
                _isTaken = false;
                return;
            }

            _waiting.Dequeue().SetResult();
            if (_waiting.Count == 0)
            {
                _waiting = null;
            }
        }
    }
}
