namespace GraphBff.Upstream.Budgets;

/// <summary>
/// How many further calls a service may get: a share of the ordinary calls, and a reserve for bursts. A call that fails now and then is
/// sent again each time. A service that is down gets little more than its usual load.
/// </summary>
/// <remarks>Safe for concurrent use. While the reserve is full, as it usually is, a call reads one field and writes none.</remarks>
internal sealed class CallBudget(double ratio, int reserve)
{
    // In thousandths of a call, so that one number can be changed at once.
    private const long One = 1000;

    private readonly long _full = reserve * One;
    private readonly long _share = (long)(ratio * One);
    private long _left = reserve * One;

    /// <summary>Adds the share of an ordinary call.</summary>
    public void Called() => Add(_share);

    /// <summary>Takes further calls, if enough are left.</summary>
    public bool TryTake(int calls)
    {
        var left = Interlocked.Add(ref _left, -calls * One);
        if (left >= 0)
        {
            return true;
        }

        Interlocked.Add(ref _left, calls * One);
        return false;
    }

    /// <summary>Gives calls back because they helped.</summary>
    public void Return(int calls) => Add(calls * One);

    // Concurrent calls may each add their share beyond the reserve. That is too little to matter.
    private void Add(long more)
    {
        if (Volatile.Read(ref _left) < _full)
        {
            Interlocked.Add(ref _left, more);
        }
    }
}
