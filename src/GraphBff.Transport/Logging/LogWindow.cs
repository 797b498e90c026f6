namespace GraphBff.Transport.Logging;

/// <summary>
/// Which of the things that strangers make happen are logged: each once a minute, and no more than 20 a minute of a kind. The rest is
/// counted.
/// </summary>
/// <typeparam name="TKey">What makes two of them the same.</typeparam>
internal sealed class LogWindow<TKey>(TimeProvider time)
    where TKey : notnull
{
    private const int MaxLogged = 20;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<TKey> _logged = new(MaxLogged);
    private long _start = time.GetTimestamp();
    private long _suppressed;

    /// <summary>Whether this one is to be logged.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="suppressed">How many of the window before were not; 0 but for the first of a window.</param>
    public bool Admits(TKey key, out long suppressed)
    {
        suppressed = 0;
        lock (_gate)
        {
            if (time.GetElapsedTime(_start) >= Length)
            {
                (suppressed, _suppressed) = (_suppressed, 0);
                _logged.Clear();
                _start = time.GetTimestamp();
            }

            var isAdmitted = _logged.Count < MaxLogged && _logged.Add(key);
            _suppressed += isAdmitted ? 0 : 1;
            return isAdmitted;
        }
    }
}
