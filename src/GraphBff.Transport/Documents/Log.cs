using GraphBff.Transport.Reading;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Documents;

internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Information, "Trusted documents: {Count} loaded")]
    public static partial void DocumentsLoaded(ILogger logger, int count);

    [LoggerMessage(2102, LogLevel.Information, "Trusted documents: the manifests changed, {Count} loaded")]
    public static partial void DocumentsReloaded(ILogger logger, int count);

    [LoggerMessage(
        2103, LogLevel.Error, "Trusted documents: the changed manifests are broken, so the {Count} old documents stay. {Reason}")]
    public static partial void ReloadFailed(ILogger logger, string reason, int count);

    [LoggerMessage(2104, LogLevel.Warning, "Request {RequestId} ran an operation that is no trusted document: sha256:{Hash}")]
    public static partial void UnknownRan(ILogger logger, string requestId, DocumentHash hash);

    [LoggerMessage(2105, LogLevel.Warning, "Request {RequestId} was refused an operation that is no trusted document: sha256:{Hash}")]
    public static partial void UnknownRefused(ILogger logger, string requestId, DocumentHash hash);

    [LoggerMessage(2106, LogLevel.Warning, "{Count} more operations since the last logged one were not trusted documents")]
    public static partial void UnknownSuppressed(ILogger logger, long count);

    [LoggerMessage(2107, LogLevel.Error, "The storage of persisted queries failed; the query counts as not found")]
    public static partial void StorageFailed(ILogger logger, Exception exception);
}
