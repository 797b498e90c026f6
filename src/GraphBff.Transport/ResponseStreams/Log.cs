using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.ResponseStreams;

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Error, "The stream of request {RequestId} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2202, LogLevel.Information, "The client of request {RequestId} does not read its stream and is disconnected")]
    public static partial void ClientTooSlow(ILogger logger, string requestId);

    [LoggerMessage(2203, LogLevel.Error, "The heartbeat or the end of a response stream failed")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception);
}
