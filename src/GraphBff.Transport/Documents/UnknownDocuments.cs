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
    private readonly LogWindow<DocumentHash> _window = new(time, count => Log.UnknownSuppressed(logger, count));

    public void Ran(DocumentHash hash, string requestId)
    {
        metrics.Unknown("ran");
        if (_window.Admits(hash))
        {
            Log.UnknownRan(logger, requestId, hash);
        }
    }

    public void Refused(DocumentHash hash, string requestId)
    {
        metrics.Unknown("refused");
        if (_window.Admits(hash))
        {
            Log.UnknownRefused(logger, requestId, hash);
        }
    }
}
