using GraphBff.Transport.Logging;
using GraphBff.Transport.Reading;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Reports operations that are not trusted documents. It counts all of them and logs each hash once a minute, up to a maximum number of
/// hashes a minute.
/// </summary>
internal sealed class UnknownDocuments(DocumentMetrics metrics, TimeProvider time, ILogger<UnknownDocuments> logger)
{
    private readonly LogWindow<DocumentHash> _window = new(time);

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
        var isNew = _window.Admits(hash, out var suppressed);
        if (suppressed > 0)
        {
            Log.UnknownSuppressed(logger, suppressed);
        }

        return isNew;
    }
}
