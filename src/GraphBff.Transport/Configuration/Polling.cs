namespace GraphBff.Transport.Configuration;

/// <summary>Looks at something again and again: one look at a time, however long it takes, with an interval after each.</summary>
public sealed class Polling : IDisposable
{
    private readonly ITimer _timer;
    private readonly TimeSpan _interval;
    private readonly Action _look;
    private readonly Action<Exception> _failed;

    /// <param name="time">The clock.</param>
    /// <param name="interval">The time before the first look, and between looks.</param>
    /// <param name="look">Looks.</param>
    /// <param name="failed">Takes what a look throws: an exception that leaves a timer's callback ends the process.</param>
    public Polling(TimeProvider time, TimeSpan interval, Action look, Action<Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_interval, _look, _failed) = (interval, look, failed);
        _timer = time.CreateTimer(
            static polling => ((Polling)polling!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Wait();
    }

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        try
        {
            _look();
        }
        catch (Exception exception)
        {
            _failed(exception);
        }

        Wait();
    }

    private void Wait() => _timer.Change(_interval, Timeout.InfiniteTimeSpan);
}
