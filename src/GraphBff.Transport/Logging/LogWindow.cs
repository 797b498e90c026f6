namespace GraphBff.Transport.Logging;

/// <summary>
/// Limits how often events are logged that any client can cause: each key once a minute, and at most 20 keys a minute. The others are
/// counted.
/// </summary>
/// <typeparam name="TKey">Events with equal keys count as the same.</typeparam>
/// <param name="time">The clock.</param>
/// <param name="logSuppressed">Logs how many events of the previous window were not logged, if any were not.</param>
internal sealed class LogWindow<TKey>(TimeProvider time, Action<long> logSuppressed)
    where TKey : notnull
{
    private const int MaxLogged = 20;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<TKey> _logged = new(MaxLogged);
    private long _start = time.GetTimestamp();
    private long _suppressed;

    /// <summary>Whether to log this event. The first event of a window logs what the previous window suppressed.</summary>
    public bool Admits(TKey key)
    {
        var suppressed = 0L;
        bool isAdmitted;
        lock (_gate)
        {
            if (time.GetElapsedTime(_start) >= Length)
            {
                (suppressed, _suppressed) = (_suppressed, 0);
                _logged.Clear();
                _start = time.GetTimestamp();
            }

            isAdmitted = _logged.Count < MaxLogged && _logged.Add(key);
            _suppressed += isAdmitted ? 0 : 1;
        }

        if (suppressed > 0)
        {
            logSuppressed(suppressed);
        }

        return isAdmitted;
    }
}
