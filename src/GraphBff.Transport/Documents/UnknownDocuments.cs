using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Documents;

/// <summary>Tells of operations that are no trusted documents: counts them all, and logs each hash once a minute, so many a minute.</summary>
internal sealed class UnknownDocuments(DocumentMetrics metrics, TimeProvider time, ILogger<UnknownDocuments> logger)
{
    private const int MaxLoggedPerWindow = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<DocumentHash> _logged = new(MaxLoggedPerWindow);
    private long _windowStart = time.GetTimestamp();
    private long _suppressed;

    public void Ran(DocumentHash hash, string requestId)
    {
        metrics.Unknown("ran");
        if (IsToBeLogged(hash))
        {
            Log.UnknownRan(logger, requestId, hash);
        }
    }

    public void Refused(DocumentHash hash, string requestId)
    {
        metrics.Unknown("refused");
        if (IsToBeLogged(hash))
        {
            Log.UnknownRefused(logger, requestId, hash);
        }
    }

    private bool IsToBeLogged(DocumentHash hash)
    {
        long suppressed = 0;
        bool isNew;
        lock (_gate)
        {
            if (time.GetElapsedTime(_windowStart) >= Window)
            {
                (suppressed, _suppressed) = (_suppressed, 0);
                _logged.Clear();
                _windowStart = time.GetTimestamp();
            }

            isNew = _logged.Count < MaxLoggedPerWindow && _logged.Add(hash);
            _suppressed += isNew ? 0 : 1;
        }

        if (suppressed > 0)
        {
            Log.UnknownSuppressed(logger, suppressed);
        }

        return isNew;
    }
}
