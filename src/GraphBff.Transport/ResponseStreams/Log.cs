using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.ResponseStreams;

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Error, "The stream of request {RequestId} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2202, LogLevel.Information, "The client of request {RequestId} does not read its stream: it is cut off")]
    public static partial void ClientTooSlow(ILogger logger, string requestId);

    [LoggerMessage(2203, LogLevel.Error, "A response stream could not be sent a heartbeat or be ended")]
    public static partial void SessionFailed(ILogger logger, Exception exception);
}
