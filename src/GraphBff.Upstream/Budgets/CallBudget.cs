namespace GraphBff.Upstream.Budgets;

/// <summary>
/// How many calls a service may get beyond those that were asked for: a share of them, and a reserve for bursts. What fails now and
/// then is sent again each time; a service that is down gets little more than its usual load.
/// </summary>
/// <remarks>Safe for concurrent use. A call while the reserve is full, which is the ordinary one, reads a field and writes none.</remarks>
internal sealed class CallBudget(double ratio, int reserve)
{
    // In thousandths of a call, so that one number can be changed at once.
    private const long One = 1000;

    private readonly long _full = reserve * One;
    private readonly long _share = (long)(ratio * One);
    private long _left = reserve * One;

    /// <summary>Adds the share of a call that was asked for.</summary>
    public void Called() => Add(_share);

    /// <summary>Takes more calls, if they are there.</summary>
    public bool TryTake(int calls)
    {
        long left = Interlocked.Add(ref _left, -calls * One);
        if (left >= 0)
        {
            return true;
        }

        Interlocked.Add(ref _left, calls * One);
        return false;
    }

    /// <summary>Gives calls back that helped.</summary>
    public void Return(int calls) => Add(calls * One);

    // Calls at the same moment may each add their share beyond the reserve: too little to matter.
    private void Add(long more)
    {
        if (Volatile.Read(ref _left) < _full)
        {
            Interlocked.Add(ref _left, more);
        }
    }
}
