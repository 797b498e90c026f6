using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Http;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "Request {RequestId} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2002, LogLevel.Debug, "The client of request {RequestId} disconnected")]
    public static partial void ClientGone(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2003, LogLevel.Debug, "Request {RequestId} is not well-formed HTTP")]
    public static partial void BadHttp(ILogger logger, Exception exception, string requestId);
}
